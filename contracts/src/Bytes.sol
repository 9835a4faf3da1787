// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity 0.8.37;

/// The big-endian number of 1 to 32 bytes at a position of memory.
function number(uint256 position, uint256 length) pure returns (uint256 value) {
    assembly ("memory-safe") {
        value := shr(sub(256, shl(3, length)), mload(position))
    }
}
