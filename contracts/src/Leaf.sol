// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity 0.8.37;

import {CanonicalElement} from "./Check.sol";
import {
    KoalaBear5,
    LANES_16,
    LANES_24,
    LANES_27,
    LANES_P,
    LANES_REDUCTION,
    N,
    P,
    R,
    add,
    reduce
} from "./KoalaBear5.sol";
import {elementAt, noteCanonical, requireCanonical} from "./Transcript.sol";

// The low 11 bits of every lane.
uint256 constant LANES_11 = 0x7ff0000000000ffe0000000001ffc0000000003ff80000000007ff;

/// @title Sums of products over leaves and vectors, the inner loops of an opening
library Leaf {
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

    /// The elements of a vector as triples of words: the low 11 bits of all lanes, the next 11, and the bits above.
    /// @param vector Reduced.
    /// @return start Where the triples lie in memory.
    function thinLimbs(KoalaBear5[] memory vector) internal pure returns (uint256 start) {
        assembly ("memory-safe") {
            start := mload(0x40)
            let source := add(vector, 0x20)
            let destination := start
            for { let end := add(source, shl(5, mload(vector))) } lt(source, end) { source := add(source, 0x20) } {
                let element := mload(source)
                let limb := and(element, LANES_11)
                mstore(destination, limb)
                element := shr(11, sub(element, limb))
                limb := and(element, LANES_11)
                mstore(add(destination, 0x20), limb)
                mstore(add(destination, 0x40), shr(11, sub(element, limb)))
                destination := add(destination, 0x60)
            }
            mstore(0x40, destination)
        }
    }

    /// Σ weight_j·leaf_j over elements of E in calldata; reduced.
    /// @param weights Thin limbs of 2^6 times the weights.
    /// @param count At most 32.
    function foldExtension(uint256 position, uint256 weights, uint256 count) internal pure returns (KoalaBear5 result) {
        unchecked {
            uint256 violation = 0;
            uint256 low = 0;
            uint256 middle = 0;
            uint256 high = 0;
            for (uint256 end = weights + 0x60 * count; weights < end; weights += 0x60) {
                KoalaBear5 element = elementAt(position);
                violation = noteCanonical(violation, element);
                position += 20;
                assembly ("memory-safe") {
                    // Lanes: sums of 32 lanes of products of a limb below 2^11 and an element, at most 32·11·2 047·(p − 1) < 2^51 − 2^48.
                    low := add(low, mulmod(mload(weights), element, N))
                    middle := add(middle, mulmod(mload(add(weights, 0x20)), element, N))
                    high := add(high, mulmod(mload(add(weights, 0x40)), element, N))
                }
            }
            requireCanonical(violation);
            assembly ("memory-safe") {
                // As in KoalaBear5.reduce, 11 bits at a time: −2^−40·2^−6·(low + 2^11·middle + 2^22·high). With low = l + 2^11·m it is
                // 2^−11·low ≡ m − 127·2^13·l, and 2 047·127·2^13 < p. The second step adds (2^27 − 1)·2^24 as well.
                let part := and(low, LANES_11)
                middle := add(add(middle, shr(11, sub(low, part))), sub(LANES_P, mul(part, 0xfe000)))
                part := and(middle, LANES_11)
                high := add(add(high, shr(11, sub(middle, part))), sub(LANES_REDUCTION, mul(part, 0xfe000)))
                result := add(mul(and(high, LANES_24), 127), and(shr(24, not(high)), LANES_27))
            }
        }
    }

    /// Σ_b vector[b]·z^b for z in F, plain; reduced.
    /// @param vector Limbs of canonical elements.
    /// @param count A power of two, at least 4.
    function evaluateAt(uint256 vector, uint256 count, uint256 z) internal pure returns (KoalaBear5 sum) {
        unchecked {
            // The powers of z times R as far as z^15, and the one after them.
            uint256 length = count < 16 ? count : 16;
            uint256 powers;
            uint256 next = R;
            assembly ("memory-safe") {
                powers := mload(0x40)
                let destination := powers
                for { let end := add(powers, shl(5, length)) } lt(destination, end) {
                    destination := add(destination, 0x20)
                } {
                    mstore(destination, next)
                    next := mulmod(next, z, P)
                }
            }

            // Horner's rule over groups of so many coefficients, the last group first.
            for (uint256 group = vector + 0x40 * count; group != vector;) {
                group -= 0x40 * length;
                sum = sum.scale(next) + innerProduct(group, powers, length);
            }
        }
    }

    /// Σ vector[i]·powers[i], reduced.
    /// @param vector Limbs.
    /// @param powers Numbers below p.
    /// @param count 4, 8, 12 or 16.
    function innerProduct(uint256 vector, uint256 powers, uint256 count) private pure returns (KoalaBear5) {
        unchecked {
            uint256 low = 0;
            uint256 high = 0;
            for (uint256 end = vector + 0x40 * count; vector < end; vector += 0x100) {
                assembly ("memory-safe") {
                    // Lanes: sums of 16 products of a limb below 2^16 and a power, at most 16·65 535·(p − 1) < 2^51 − 2^36.
                    let power := mload(powers)
                    low := add(low, mul(mload(vector), power))
                    high := add(high, mul(mload(add(vector, 0x20)), power))
                    power := mload(add(powers, 0x20))
                    low := add(low, mul(mload(add(vector, 0x40)), power))
                    high := add(high, mul(mload(add(vector, 0x60)), power))
                    power := mload(add(powers, 0x40))
                    low := add(low, mul(mload(add(vector, 0x80)), power))
                    high := add(high, mul(mload(add(vector, 0xa0)), power))
                    power := mload(add(powers, 0x60))
                    low := add(low, mul(mload(add(vector, 0xc0)), power))
                    high := add(high, mul(mload(add(vector, 0xe0)), power))
                    powers := add(powers, 0x80)
                }
            }
            return reduce(low, high);
        }
    }
}
