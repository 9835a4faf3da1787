// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity 0.8.37;

import {KoalaBear5} from "../../src/KoalaBear5.sol";

/// The arithmetic of E as spec §1.3 states it, with canonical coefficients of powers of X and one `%` per operation; and the way to
/// and from the form of the contracts. The reference for everything in KoalaBear5.sol.
library Schoolbook {
    uint256 internal constant P = 2 ** 31 - 2 ** 24 + 1;

    struct Element {
        uint256[5] c;
    }

    function random(uint256 seed) internal pure returns (Element memory e) {
        for (uint256 i = 0; i < 5; i++) {
            uint256 value = uint256(keccak256(abi.encode(seed, i)));
            // Values at the ends of the range are frequent.
            e.c[i] = value % 8 == 0 ? P - 1 - (value >> 8) % 3 : value % 8 == 1 ? (value >> 8) % 3 : (value >> 8) % P;
        }
    }

    function add(Element memory a, Element memory b) internal pure returns (Element memory e) {
        for (uint256 i = 0; i < 5; i++) {
            e.c[i] = (a.c[i] + b.c[i]) % P;
        }
    }

    function subtract(Element memory a, Element memory b) internal pure returns (Element memory e) {
        for (uint256 i = 0; i < 5; i++) {
            e.c[i] = (a.c[i] + P - b.c[i]) % P;
        }
    }

    function multiply(Element memory a, Element memory b) internal pure returns (Element memory e) {
        uint256[9] memory wide;
        for (uint256 i = 0; i < 5; i++) {
            for (uint256 j = 0; j < 5; j++) {
                wide[i + j] = (wide[i + j] + a.c[i] * b.c[j]) % P;
            }
        }
        // X^5 = 1 − X^2.
        for (uint256 i = 8; i >= 5; i--) {
            wide[i - 5] = (wide[i - 5] + wide[i]) % P;
            wide[i - 3] = (wide[i - 3] + P - wide[i]) % P;
        }
        for (uint256 i = 0; i < 5; i++) {
            e.c[i] = wide[i];
        }
    }

    function power(uint256 base, uint256 exponent) internal pure returns (uint256 result) {
        result = 1;
        for (; exponent != 0; exponent >>= 1) {
            if (exponent & 1 != 0) result = result * base % P;
            base = base * base % P;
        }
    }

    /// R·e in powers of W = X^−1 = X + X^4, canonical.
    function toLanes(Element memory e) internal pure returns (KoalaBear5) {
        uint256[5] memory c = e.c;
        uint256[5] memory w = [c[0] + P - c[3], c[4] + P - c[2], c[3] + P - c[1] + c[4], c[2], c[1] + P - c[4]];
        uint256 r = P - power(2, 40);
        uint256 lanes = 0;
        for (uint256 i = 0; i < 5; i++) {
            lanes |= (w[i] * r % P) << (51 * i);
        }
        return KoalaBear5.wrap(lanes);
    }

    /// The element of lanes that need not be canonical.
    function fromLanes(KoalaBear5 lanes) internal pure returns (Element memory e) {
        uint256 inverse = power(P - power(2, 40), P - 2);
        uint256[5] memory w;
        for (uint256 i = 0; i < 5; i++) {
            w[i] = lane(lanes, i) % P * inverse % P;
        }
        // W² = 1 + X³, W³ = X + X² + X⁴, W⁴ = 1 + X + X³.
        e.c[0] = (w[0] + w[2] + w[4]) % P;
        e.c[1] = (w[1] + w[3] + w[4]) % P;
        e.c[2] = w[3];
        e.c[3] = (w[2] + w[4]) % P;
        e.c[4] = (w[1] + w[3]) % P;
    }

    function lane(KoalaBear5 lanes, uint256 index) internal pure returns (uint256) {
        return (KoalaBear5.unwrap(lanes) >> (51 * index)) & (2 ** 51 - 1);
    }

    function lanesOf(uint256 value) internal pure returns (uint256 lanes) {
        for (uint256 i = 0; i < 5; i++) {
            lanes |= value << (51 * i);
        }
    }

    /// The 20 bytes that stand for an element in proofs.
    function encode(Element memory e) internal pure returns (bytes20) {
        KoalaBear5 lanes = toLanes(e);
        uint256 packed = 0;
        for (uint256 i = 0; i < 5; i++) {
            packed |= lane(lanes, i) << (32 * i);
        }
        return bytes20(uint160(packed));
    }
}
