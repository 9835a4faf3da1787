// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity 0.8.37;

/// @title The tree of the claims of a batch (spec §7.4)
/// @notice Leaves and nodes hash messages with different first bytes and of different lengths, so that neither passes for the other.
library ClaimTree {
    /// @notice The leaf of a claim.
    function leaf(bytes32 programId, bytes32 inputDigest, bytes32 journalDigest, uint64 exitCode, bytes32 context)
        internal
        pure
        returns (bytes32)
    {
        return keccak256(abi.encodePacked(bytes1(0), programId, inputDigest, journalDigest, context, exitCode));
    }

    /// @notice The root that a leaf and its path lead to.
    function root(bytes32 node, uint256 index, bytes32[] calldata path) internal pure returns (bytes32) {
        unchecked {
            for (uint256 i = 0; i < path.length; ++i) {
                bytes32 sibling = path[i];
                node = index & 1 == 0
                    ? keccak256(abi.encodePacked(bytes1(0x01), node, sibling))
                    : keccak256(abi.encodePacked(bytes1(0x01), sibling, node));
                index >>= 1;
            }
        }
        return node;
    }
}
