// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity 0.8.37;

import {KoalaBear5} from "./KoalaBear5.sol";

/// @title Vectors of elements in memory, with accesses that are not checked
/// @notice Indices are constants of the shape everywhere; a checked access costs as much as an addition in E.
library Vector {
    /// A vector of which the entries are not set.
    function allocate(uint256 count) internal pure returns (KoalaBear5[] memory vector) {
        assembly ("memory-safe") {
            vector := mload(0x40)
            mstore(vector, count)
            mstore(0x40, add(add(vector, 0x20), shl(5, count)))
        }
    }

    /// @dev index < vector.length.
    function get(KoalaBear5[] memory vector, uint256 index) internal pure returns (KoalaBear5 element) {
        assembly ("memory-safe") {
            element := mload(add(add(vector, 0x20), shl(5, index)))
        }
    }

    /// @dev index < vector.length.
    function set(KoalaBear5[] memory vector, uint256 index, KoalaBear5 element) internal pure {
        assembly ("memory-safe") {
            mstore(add(add(vector, 0x20), shl(5, index)), element)
        }
    }

    /// A copy of `count` entries from `first` on.
    /// @dev first + count ≤ vector.length.
    function slice(KoalaBear5[] memory vector, uint256 first, uint256 count)
        internal
        pure
        returns (KoalaBear5[] memory part)
    {
        part = allocate(count);
        assembly ("memory-safe") {
            mcopy(add(part, 0x20), add(add(vector, 0x20), shl(5, first)), shl(5, count))
        }
    }

    /// Where the entries lie in memory.
    function location(KoalaBear5[] memory vector) internal pure returns (uint256 start) {
        assembly ("memory-safe") {
            start := add(vector, 0x20)
        }
    }
}
