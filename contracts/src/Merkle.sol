// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity 0.8.37;

/// @title Merkle trees over Keccak, opened up to a cap
/// @notice A node is keccak256(left ‖ right), a leaf keccak256 of its bytes. The shape fixes the depth of every path, so
///         that a leaf cannot pass for a node.
library Merkle {
    /// The ancestor of a leaf.
    /// @param node The hash of the leaf.
    /// @param index Its number.
    /// @param levels How far up the ancestor is.
    /// @param position Position in calldata of the siblings, from the leaf up, 32 bytes each.
    function ancestor(uint256 node, uint256 index, uint256 levels, uint256 position)
        internal
        pure
        returns (uint256 result)
    {
        assembly ("memory-safe") {
            result := node
            let end := add(position, shl(5, levels))

            // One level where their number is odd, then two at a time. A node goes to byte 32 where it is a right child, its
            // sibling to the other half.
            if and(levels, 1) {
                let side := and(shl(5, index), 0x20)
                mstore(side, result)
                mstore(xor(side, 0x20), calldataload(position))
                result := keccak256(0x00, 0x40)
                index := shr(1, index)
                position := add(position, 0x20)
            }
            for {} lt(position, end) { position := add(position, 0x40) } {
                let side := and(shl(5, index), 0x20)
                mstore(side, result)
                mstore(xor(side, 0x20), calldataload(position))
                result := keccak256(0x00, 0x40)
                side := and(shl(4, index), 0x20)
                mstore(side, result)
                mstore(xor(side, 0x20), calldataload(add(position, 0x20)))
                result := keccak256(0x00, 0x40)
                index := shr(2, index)
            }
        }
    }
}
