// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity 0.8.37;

import {CanonicalElement} from "./Check.sol";
import {KoalaBear5, LANES_CANONICAL, N, add, reduce, reduceThin} from "./KoalaBear5.sol";
import {requireCanonical} from "./Transcript.sol";

/// @title Leaves of Merkle trees in calldata
library Leaf {
    /// The hash of a leaf in calldata.
    function digest(uint256 position, uint256 length) internal pure returns (uint256 result) {
        assembly ("memory-safe") {
            let free := mload(0x40)
            calldatacopy(free, position, length)
            result := keccak256(free, length)
        }
    }

    /// Σ weight_j·leaf_j over elements of F in calldata, 4 bytes each; lazy, a reduced element for every 16 of them.
    /// @param position Where the leaf starts.
    /// @param weights Limbs of R times the weights, reduced.
    /// @param count A multiple of 16.
    function foldBase(uint256 position, uint256 weights, uint256 count) internal pure returns (KoalaBear5 sum) {
        unchecked {
            uint256 violation = 0;
            uint256 end = position + 4 * count;
            while (position < end) {
                uint256 low = 0;
                uint256 high = 0;
                for (uint256 part = position + 0x40; position < part; position += 0x20) {
                    assembly ("memory-safe") {
                        // An element is canonical where its high bit is 0 and does not become 1 by adding 2^31 − p = 2^24 − 1. (One
                        // whose high bit is 1 may disturb its neighbour by a carry, but has been seen by then.)
                        let word := calldataload(position)
                        violation := or(
                            or(violation, word),
                            add(word, 0x00ffffff00ffffff00ffffff00ffffff00ffffff00ffffff00ffffff00ffffff)
                        )

                        // Lanes: sums of 16 products of a limb below 2^16 and an element, at most 16·65 535·(p − 1) < 2^51 − 2^36.
                        let element := shr(224, word)
                        low := add(low, mul(mload(weights), element))
                        high := add(high, mul(mload(add(weights, 0x020)), element))
                        element := and(shr(192, word), 0xffffffff)
                        low := add(low, mul(mload(add(weights, 0x040)), element))
                        high := add(high, mul(mload(add(weights, 0x060)), element))
                        element := and(shr(160, word), 0xffffffff)
                        low := add(low, mul(mload(add(weights, 0x080)), element))
                        high := add(high, mul(mload(add(weights, 0x0a0)), element))
                        element := and(shr(128, word), 0xffffffff)
                        low := add(low, mul(mload(add(weights, 0x0c0)), element))
                        high := add(high, mul(mload(add(weights, 0x0e0)), element))
                        element := and(shr(96, word), 0xffffffff)
                        low := add(low, mul(mload(add(weights, 0x100)), element))
                        high := add(high, mul(mload(add(weights, 0x120)), element))
                        element := and(shr(64, word), 0xffffffff)
                        low := add(low, mul(mload(add(weights, 0x140)), element))
                        high := add(high, mul(mload(add(weights, 0x160)), element))
                        element := and(shr(32, word), 0xffffffff)
                        low := add(low, mul(mload(add(weights, 0x180)), element))
                        high := add(high, mul(mload(add(weights, 0x1a0)), element))
                        element := and(word, 0xffffffff)
                        low := add(low, mul(mload(add(weights, 0x1c0)), element))
                        high := add(high, mul(mload(add(weights, 0x1e0)), element))
                        weights := add(weights, 0x200)
                    }
                }
                sum = add(sum, reduce(low, high));
            }
            if (violation & 0x8000000080000000800000008000000080000000800000008000000080000000 != 0) {
                revert CanonicalElement();
            }
        }
    }

    /// Σ weight_j·leaf_j over elements of E in calldata; reduced.
    /// @param weights Thin limbs of 2^6 times the weights.
    /// @param count At most 32.
    function foldExtension(uint256 position, uint256 weights, uint256 count) internal pure returns (KoalaBear5) {
        uint256 violation = 0;
        uint256 low = 0;
        uint256 middle = 0;
        uint256 high = 0;
        assembly ("memory-safe") {
            for { let end := add(weights, mul(0x60, count)) } lt(weights, end) { weights := add(weights, 0x60) } {
                // As KoalaBear5.spread.
                let packed := shr(96, calldataload(position))
                let odd :=
                    and(
                        mul(and(packed, 0xffffffff00000000ffffffff00000000), 0x200000000080000),
                        0x1fffffffe000000000000000007fffffff8000000000000
                    )
                let even :=
                    and(
                        mul(and(packed, 0xffffffff00000000ffffffff0000000000000000), 0x10000000004000000000),
                        0xffffffff000000000000000003fffffffc0000000000000000000000000
                    )
                let element := or(or(and(packed, 0xffffffff), odd), even)
                violation := or(violation, add(element, LANES_CANONICAL))
                position := add(position, 20)

                // Lanes: sums of 32 lanes of products of a limb below 2^11 and a canonical element (of another one, what follows
                // means nothing, and is rejected).
                low := add(low, mulmod(mload(weights), element, N))
                middle := add(middle, mulmod(mload(add(weights, 0x20)), element, N))
                high := add(high, mulmod(mload(add(weights, 0x40)), element, N))
            }
        }
        requireCanonical(violation);
        return reduceThin(low, middle, high);
    }
}
