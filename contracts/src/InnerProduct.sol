// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity 0.8.37;

import {
    KoalaBear5,
    LANES_11,
    LANES_16,
    N,
    P,
    R,
    THIN_ELEMENT,
    THIN_FACTOR,
    add,
    fold,
    reduceThin
} from "./KoalaBear5.sol";
import {Vector} from "./Vector.sol";

/// @title Inner products with a vector that is used often, in limbs
/// @notice With limbs of 16 bits a product of lanes has 47 bits, so that 16 of them fit into a lane before they are reduced. With
///         *thin* limbs of 11 bits it has 42, and 46 where both factors are in E (a lane is a sum of up to 11 products).
library InnerProduct {
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

    /// Σ weight_j·element_j, reduced.
    /// @param elements Where they lie in memory; reduced.
    /// @param weights Thin limbs of 2^6 times the weights.
    /// @param count At most 32.
    function withThin(uint256 elements, uint256 weights, uint256 count) internal pure returns (KoalaBear5) {
        uint256 low = 0;
        uint256 middle = 0;
        uint256 high = 0;
        assembly ("memory-safe") {
            for { let end := add(elements, shl(5, count)) } lt(elements, end) { elements := add(elements, 0x20) } {
                let element := mload(elements)
                low := add(low, mulmod(mload(weights), element, N))
                middle := add(middle, mulmod(mload(add(weights, 0x20)), element, N))
                high := add(high, mulmod(mload(add(weights, 0x40)), element, N))
                weights := add(weights, 0x60)
            }
        }
        return reduceThin(low, middle, high);
    }

    /// Σ_i element_i·x^i, reduced.
    /// @param elements Where they lie in memory; reduced.
    function evaluate(uint256 elements, uint256 count, KoalaBear5 x) internal pure returns (KoalaBear5 sum) {
        unchecked {
            // 2^6 times the powers of x as far as x^15, and x^16.
            KoalaBear5[] memory powers = Vector.allocate(16);
            KoalaBear5 power = THIN_ELEMENT;
            for (uint256 i = 0; i < 16; ++i) {
                Vector.set(powers, i, power);
                power = power * x;
            }
            uint256 weights = thinLimbs(powers);
            KoalaBear5 step = x * x;
            step = step * step;
            step = step * step;
            step = step * step;

            // Horner's rule over groups of 16; the last may be shorter.
            uint256 end = elements + 32 * count;
            for (uint256 length = count & 15; end != elements; length = 16) {
                end -= 32 * length;
                sum = fold(add(sum * step, withThin(end, weights, length)));
            }
        }
    }

    /// Σ_b vector[b]·z^b for z in F, plain; reduced.
    /// @param vector Thin limbs of canonical elements.
    /// @param count A multiple of 4, at most 2^8.
    function evaluateAtBase(uint256 vector, uint256 count, uint256 z) internal pure returns (KoalaBear5) {
        uint256 low = 0;
        uint256 middle = 0;
        uint256 high = 0;
        uint256 power = THIN_FACTOR * R % P;
        assembly ("memory-safe") {
            // Lanes: sums of 2^8 products of a limb below 2^11 and a number below p: less than 2^50.
            for { let end := add(vector, mul(0x60, count)) } lt(vector, end) { vector := add(vector, 0x180) } {
                low := add(low, mul(mload(vector), power))
                middle := add(middle, mul(mload(add(vector, 0x020)), power))
                high := add(high, mul(mload(add(vector, 0x040)), power))
                power := mulmod(power, z, P)
                low := add(low, mul(mload(add(vector, 0x060)), power))
                middle := add(middle, mul(mload(add(vector, 0x080)), power))
                high := add(high, mul(mload(add(vector, 0x0a0)), power))
                power := mulmod(power, z, P)
                low := add(low, mul(mload(add(vector, 0x0c0)), power))
                middle := add(middle, mul(mload(add(vector, 0x0e0)), power))
                high := add(high, mul(mload(add(vector, 0x100)), power))
                power := mulmod(power, z, P)
                low := add(low, mul(mload(add(vector, 0x120)), power))
                middle := add(middle, mul(mload(add(vector, 0x140)), power))
                high := add(high, mul(mload(add(vector, 0x160)), power))
                power := mulmod(power, z, P)
            }
        }
        return reduceThin(low, middle, high);
    }
}
