// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity 0.8.37;

import {CanonicalElement} from "./Check.sol";
import {KoalaBear5, LANES_16, P, R, add, foldLazy, reduce} from "./KoalaBear5.sol";
import {elementAt, noteCanonical, requireCanonical} from "./Transcript.sol";
import {Vector} from "./Vector.sol";

/// @title Sums of products over leaves and vectors, the inner loops of an opening
library Leaf {
    using Vector for KoalaBear5[];

    /// The hash of a leaf in calldata.
    function digest(uint256 position, uint256 length) internal pure returns (uint256 result) {
        assembly ("memory-safe") {
            let free := mload(0x40)
            calldatacopy(free, position, length)
            result := keccak256(free, length)
        }
    }

    /// The elements of a vector as pairs of words: the low 16 bits of all lanes, then the bits above.
    /// @param vector Lanes below 2^32.
    /// @return start Where the pairs lie in memory.
    function limbs(KoalaBear5[] memory vector) internal pure returns (uint256 start) {
        assembly ("memory-safe") {
            start := mload(0x40)
            let source := add(vector, 0x20)
            let destination := start
            for { let end := add(source, shl(5, mload(vector))) } lt(source, end) { source := add(source, 0x20) } {
                let element := mload(source)
                let low := and(element, LANES_16)
                mstore(destination, low)
                mstore(add(destination, 0x20), shr(16, sub(element, low)))
                destination := add(destination, 0x40)
            }
            mstore(0x40, destination)
        }
    }

    /// Σ weight_j·leaf_j over elements of F in calldata, 4 bytes each; lazy, a reduced element for every 16 of them.
    /// @param position Where the leaf starts.
    /// @param weights Limbs of R times the weights, reduced.
    /// @param count A multiple of 16.
    function foldBase(uint256 position, uint256 weights, uint256 count) internal pure returns (KoalaBear5 sum) {
        unchecked {
            uint256 violation = 0;
            for (uint256 end = position + 4 * count; position < end; position += 0x40) {
                uint256 low = 0;
                uint256 high = 0;
                for (uint256 half = 0; half < 0x40; half += 0x20) {
                    assembly ("memory-safe") {
                        // An element is canonical where its high bit is 0 and does not become 1 by adding 2^31 − p = 2^24 − 1. (An element whose
                        // high bit is 1 may disturb its neighbour by a carry, but has been seen by then.)
                        let word := calldataload(add(position, half))
                        violation := or(
                            violation,
                            or(word, add(word, 0x00ffffff00ffffff00ffffff00ffffff00ffffff00ffffff00ffffff00ffffff))
                        )

                        // Lanes: sums of 16 products of a limb below 2^16 and an element, at most 16·65 535·(p − 1) < 2^51 − 2^36.
                        function accumulate(l, h, w, offset, element) -> l1, h1 {
                            l1 := add(l, mul(mload(add(w, offset)), element))
                            h1 := add(h, mul(mload(add(w, add(offset, 0x20))), element))
                        }
                        low, high := accumulate(low, high, weights, 0x000, shr(224, word))
                        low, high := accumulate(low, high, weights, 0x040, and(shr(192, word), 0xffffffff))
                        low, high := accumulate(low, high, weights, 0x080, and(shr(160, word), 0xffffffff))
                        low, high := accumulate(low, high, weights, 0x0c0, and(shr(128, word), 0xffffffff))
                        low, high := accumulate(low, high, weights, 0x100, and(shr(96, word), 0xffffffff))
                        low, high := accumulate(low, high, weights, 0x140, and(shr(64, word), 0xffffffff))
                        low, high := accumulate(low, high, weights, 0x180, and(shr(32, word), 0xffffffff))
                        low, high := accumulate(low, high, weights, 0x1c0, and(word, 0xffffffff))
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
    /// @param weights Reduced; at most 32, so that the lazy sum stays below 2^38.
    function foldExtension(uint256 position, KoalaBear5[] memory weights) internal pure returns (KoalaBear5) {
        unchecked {
            KoalaBear5 sum;
            uint256 violation = 0;
            for (uint256 i = 0; i < weights.length; ++i) {
                KoalaBear5 element = elementAt(position);
                violation = noteCanonical(violation, element);
                sum = add(sum, weights.get(i) * element);
                position += 20;
            }
            requireCanonical(violation);
            return foldLazy(sum);
        }
    }

    /// Σ_b vector[b]·z^b for z in F, plain; reduced.
    /// @param vector Limbs of canonical elements.
    /// @param count A multiple of 16, at most 2^9, or less than 16.
    function evaluateAt(uint256 vector, uint256 count, uint256 z) internal pure returns (KoalaBear5) {
        unchecked {
            KoalaBear5 sum;
            uint256 power = R;
            for (uint256 end = vector + 0x40 * count; vector < end;) {
                uint256 low = 0;
                uint256 high = 0;
                uint256 part = end - vector > 0x400 ? vector + 0x400 : end;
                for (; vector < part; vector += 0x40) {
                    assembly ("memory-safe") {
                        // Lanes: sums of at most 16 products of a limb below 2^16 and a number below p.
                        low := add(low, mul(mload(vector), power))
                        high := add(high, mul(mload(add(vector, 0x20)), power))
                        power := mulmod(power, z, P)
                    }
                }
                sum = add(sum, reduce(low, high));
            }
            return foldLazy(sum);
        }
    }
}
