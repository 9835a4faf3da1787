// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity 0.8.37;

/// @title Arithmetic in E, the extension of degree 5 of KoalaBear, p = 2^31 − 2^24 + 1 = 127·2^24 + 1 (spec §1.3)
/// @notice An element e is held as the five coefficients w_0 … w_4 of
///
///         R·e = w_0 + w_1·W + … + w_4·W^4,   W = X^−1,   R = −2^40 mod p,
///
///         in five lanes of 51 bits of one word, w_0 lowest. There are two reasons for this form.
///
///         1. W^5 = W^3 + 1, so that 2^51 behaves like W modulo N = 2^255 − 2^153 − 1. One `mulmod` by N multiplies two such
///            polynomials and reduces them by W^5 − W^3 − 1. In this basis no coefficient of a product is negative: lane 0 of
///            a product is the sum of 7 products of lanes, lanes 1 to 4 are sums of 6, 5, 11 and 9. (With X in the place of
///            W there would be differences, hence borrows between lanes.)
///         2. R makes the reduction modulo p cheap, as in Montgomery's: it takes 40 bits off for a factor of −2^−40.
///
///         A lane holds any number that is congruent to its coefficient. What the functions below accept and return is said in
///         terms of these classes, which bound every lane:
///
///           canonical  < p
///           reduced    ≤ 127·(2^24 − 1) + 2^27 − 1 = 2 264 924 032   every product, every challenge
///           wide       < 5 923 143 680                               the sum of two reduced elements, for example
///           lazy       < 2^51                                        a sum that has not been folded
///
///         Operators return reduced elements. `*` takes a wide left and a reduced right factor; `+` and `−` take reduced operands.
///         The named functions are for places where the bounds are kept by hand.
type KoalaBear5 is uint256;

using {addReduced as +, subtractReduced as -, multiply as *, equals as ==, isZero, scale} for KoalaBear5 global;

// p.
uint256 constant P = 0x7f000001;

// R mod p, and R² mod p.
uint256 constant R = 2063598085;
uint256 constant R_SQUARED = 1071894448;

// The elements 1 and R. An element times R, then scaled by a plain number, is the element times that number.
KoalaBear5 constant ONE = KoalaBear5.wrap(R);
KoalaBear5 constant R_ELEMENT = KoalaBear5.wrap(R_SQUARED);

// 2^6: what `reduceThin` takes off more than `reduce`.
uint256 constant THIN_FACTOR = 64;
KoalaBear5 constant THIN_ELEMENT = KoalaBear5.wrap(THIN_FACTOR * R % P);

// N = 2^255 − 2^153 − 1.
uint256 constant N = 0x7ffffffffffffffffffffffffdffffffffffffffffffffffffffffffffffffff;

// The low 16, 17, 24, 27 and 31 bits of every lane.
uint256 constant LANES_16 = 0xffff000000001fffe000000003fffc000000007fff800000000ffff;
uint256 constant LANES_17 = 0x1ffff000000003fffe000000007fffc00000000ffff800000001ffff;
uint256 constant LANES_24 = 0xffffff0000001fffffe0000003fffffc0000007fffff8000000ffffff;
uint256 constant LANES_27 = 0x7ffffff000000ffffffe000001ffffffc000003ffffff8000007ffffff;
uint256 constant LANES_31 = 0x7fffffff00000fffffffe00001fffffffc00003fffffff800007fffffff;

// The low 11 bits of every lane.
uint256 constant LANES_11 = 0x7ff0000000000ffe0000000001ffc0000000003ff80000000007ff;

// p and 2p in every lane.
uint256 constant LANES_P = 0x7f00000100000fe00000200001fc00000400003f800000800007f000001;
uint256 constant LANES_2P = 0xfe00000200001fc00000400003f800000800007f00000100000fe000002;

// 3 186 614 209 in every lane: congruent to (2^27 − 1)·2^24 modulo p, and above 65535·127·2^8.
uint256 constant LANES_REDUCTION = 0xbdefdfc1000017bdfbf8200002f7bf7f0400005ef7efe080000bdefdfc1;

// 2^32 − p in every lane, and 2^32 in every lane: a lane c < 2^32 is canonical where c + 2^32 − p < 2^32.
uint256 constant LANES_CANONICAL = 0x80ffffff0000101fffffe0000203fffffc0000407fffff8000080ffffff;
uint256 constant LANES_BIT_32 = 0x100000000000020000000000004000000000000800000000000100000000;

/// Two polynomials of W whose weighted sum is to be reduced: see `reduce`.
/// @dev Takes low and high, lanes below 2^51 − 2^36, to the reduced lanes of −2^−40·(low + 2^16·high).
function reduce(uint256 low, uint256 high) pure returns (KoalaBear5 result) {
    assembly ("memory-safe") {
        // 1. total ≡ high + 2^−16·low + (2^27 − 1)·2^24. With low = l + 2^16·m it is 2^−16·low ≡ m − 127·2^8·l, as
        //    127·2^24 ≡ −1. Lanes: m < 2^35; 0 < 3 186 614 209 − 127·2^8·l < 2^32; total < 2^51 − 2^36 + 2^35 + 2^32 < 2^51.
        let part := and(low, LANES_16)
        let total := add(add(high, shr(16, sub(low, part))), sub(LANES_REDUCTION, mul(part, 0x7f00)))

        // 2. With total = t + 2^24·u and 127·2^24 ≡ −1: 127·total ≡ 127·t − u. Here 127·t + (2^27 − 1 − u) is taken; what it has
        //    too much, 2^27 − 1, is 127·(2^27 − 1)·2^24 less modulo p. Lanes: u < 2^27, hence at most 127·(2^24 − 1) + 2^27 − 1.
        result := add(mul(and(total, LANES_24), 127), and(shr(24, not(total)), LANES_27))
    }
}

/// Takes low, middle and high, lanes at most 32·11·2 047·2 264 924 032 < 2^51 − 2^49, to the reduced lanes of
/// −2^−46·(low + 2^11·middle + 2^22·high).
/// @dev As `reduce`, 11 bits at a time: with low = l + 2^11·m it is 2^−11·low ≡ m − 127·2^13·l, and 2 047·127·2^13 < p.
function reduceThin(uint256 low, uint256 middle, uint256 high) pure returns (KoalaBear5 result) {
    assembly ("memory-safe") {
        let part := and(low, LANES_11)
        middle := add(add(middle, shr(11, sub(low, part))), sub(LANES_P, mul(part, 0xfe000)))
        part := and(middle, LANES_11)
        let total := add(add(high, shr(11, sub(middle, part))), sub(LANES_REDUCTION, mul(part, 0xfe000)))
        result := add(mul(and(total, LANES_24), 127), and(shr(24, not(total)), LANES_27))
    }
}

/// The product of a wide and a reduced element, reduced.
function multiply(KoalaBear5 left, KoalaBear5 right) pure returns (KoalaBear5 result) {
    assembly ("memory-safe") {
        // The limbs of the left lanes: below 2^16, and below 5 923 143 680 / 2^16 = 90 380. Lanes of the products: at most
        // 11·90 379·2 264 924 032 < 2^51 − 2^36; so they do not meet, and each product as a number is below N.
        let low := mulmod(and(left, LANES_16), right, N)
        let high := mulmod(and(shr(16, left), LANES_17), right, N)

        // reduce(low, high), without a call.
        let part := and(low, LANES_16)
        let total := add(add(high, shr(16, sub(low, part))), sub(LANES_REDUCTION, mul(part, 0x7f00)))
        result := add(mul(and(total, LANES_24), 127), and(shr(24, not(total)), LANES_27))
    }
}

/// The product of a wide element and the number factor/R of F, factor < 2^32; reduced.
function scale(KoalaBear5 element, uint256 factor) pure returns (KoalaBear5) {
    uint256 low;
    uint256 high;
    assembly ("memory-safe") {
        // Lanes: below 2^16·2^32 and 2^17·2^32.
        low := mul(and(element, LANES_16), factor)
        high := mul(and(shr(16, element), LANES_17), factor)
    }
    return reduce(low, high);
}

/// The reduced form of an element with lanes below 7·2^31.
function fold(KoalaBear5 element) pure returns (KoalaBear5 result) {
    assembly ("memory-safe") {
        // 2^31 ≡ 2^24 − 1. Lanes: at most 2^31 − 1 + 6·(2^24 − 1).
        let low := and(element, LANES_31)
        result := add(low, mul(shr(31, sub(element, low)), 0xffffff))
    }
}

/// The reduced form of an element with lanes below 2^38.
/// @dev After the first fold lanes are below 2^31 + 2^7·2^24 = 2^32.
function foldLazy(KoalaBear5 element) pure returns (KoalaBear5) {
    return fold(fold(element));
}

/// left + right without reduction.
function add(KoalaBear5 left, KoalaBear5 right) pure returns (KoalaBear5 result) {
    assembly ("memory-safe") {
        result := add(left, right)
    }
}

/// left + 2p − right without reduction, right reduced: lanes grow by at most 2p.
function subtract(KoalaBear5 left, KoalaBear5 right) pure returns (KoalaBear5 result) {
    assembly ("memory-safe") {
        result := sub(add(left, LANES_2P), right)
    }
}

/// left + p − right without reduction, right canonical: lanes grow by at most p, and a canonical left makes the result wide.
function subtractCanonical(KoalaBear5 left, KoalaBear5 right) pure returns (KoalaBear5 result) {
    assembly ("memory-safe") {
        result := sub(add(left, LANES_P), right)
    }
}

/// The sum of two reduced elements, reduced. (Lanes before: at most 4 529 848 064 < 7·2^31.)
function addReduced(KoalaBear5 left, KoalaBear5 right) pure returns (KoalaBear5) {
    return fold(add(left, right));
}

/// The difference of two reduced elements, reduced. (Lanes before: at most 6 526 336 898 < 7·2^31.)
function subtractReduced(KoalaBear5 left, KoalaBear5 right) pure returns (KoalaBear5) {
    return fold(subtract(left, right));
}

/// True where two elements, left lazy (below 2^50) and right reduced, are the same.
function equals(KoalaBear5 left, KoalaBear5 right) pure returns (bool) {
    return isZero(subtract(left, right));
}

/// True for zero; the element is lazy.
function isZero(KoalaBear5 element) pure returns (bool result) {
    assembly ("memory-safe") {
        let lane := 0x7ffffffffffff
        let rest := mod(and(element, lane), P)
        rest := or(rest, mod(and(shr(51, element), lane), P))
        rest := or(rest, mod(and(shr(102, element), lane), P))
        rest := or(rest, mod(and(shr(153, element), lane), P))
        rest := or(rest, mod(shr(204, element), P))
        result := iszero(rest)
    }
}

/// The element of the 160-bit number Σ w_i·2^(32·i); lanes are the w_i, below 2^32, and may not be canonical.
function spread(uint256 packed) pure returns (KoalaBear5 result) {
    assembly ("memory-safe") {
        // w_1 and w_3 move up by 19 and 57 bits, w_2 and w_4 by 38 and 76; each multiplication adds copies that have been moved by the
        // other distance, which do not reach into the lanes that are kept.
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
        result := or(or(and(packed, 0xffffffff), odd), even)
    }
}

/// The challenge of 255 random bits: w_i = 127·(t mod 2^24) + ⌊t / 2^24⌋ with t the bits 51·i to 51·i + 50. Reduced.
/// @dev w is a bijection of a uniform number below 2^51 modulo p: each value has probability at most (1 + 2^−20)/p (spec §10.5.2).
function challengeOf(uint256 random) pure returns (KoalaBear5 result) {
    assembly ("memory-safe") {
        result := add(mul(and(random, LANES_24), 127), and(shr(24, random), LANES_27))
    }
}
