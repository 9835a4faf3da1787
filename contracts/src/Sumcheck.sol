// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity 0.8.37;

import {
    KoalaBear5,
    LANES_16,
    LANES_17,
    LANES_24,
    LANES_27,
    LANES_2P,
    LANES_CANONICAL,
    LANES_REDUCTION,
    N,
    add,
    fold,
    foldLazy,
    subtract,
    subtractCanonical
} from "./KoalaBear5.sol";
import {Transcript, requireCanonical} from "./Transcript.sol";

/// @title The two forms of the sumcheck protocol (spec §4.3)
/// @dev Claims are summed lazily: a round adds at most 2p + 2 264 924 032 < 2^33 to each lane, so that 31 rounds stay below 2^38.
library Sumcheck {
    /// Reduces Σ_x eq(z, x)·G(x) = claim over `variables` variables, G of degree 2 in each, to a claim about G at a point.
    /// @param point z in its first `variables` entries, which the challenges replace.
    /// @param variables At least 1.
    /// @param claim Reduced.
    /// @return The claim about G(point), reduced.
    /// @dev The rounds of GKR are all here, and most of the proof's rounds: written without calls.
    function verifyEqQuadratic(
        Transcript memory transcript,
        KoalaBear5[] memory point,
        uint256 variables,
        KoalaBear5 claim
    ) internal pure returns (KoalaBear5) {
        uint256 violation = 0;
        assembly ("memory-safe") {
            // As KoalaBear5.spread.
            function elementAt(position) -> element {
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
                element := or(or(and(packed, 0xffffffff), odd), even)
            }

            // As KoalaBear5.multiply.
            function product(left, right) -> result {
                let low := mulmod(and(left, LANES_16), right, N)
                let high := mulmod(and(shr(16, left), LANES_17), right, N)
                let part := and(low, LANES_16)
                let total := add(add(high, shr(16, sub(low, part))), sub(LANES_REDUCTION, mul(part, 0x7f00)))
                result := add(mul(and(total, LANES_24), 127), and(shr(24, not(total)), LANES_27))
            }

            let free := mload(0x40)
            let state := mload(transcript)
            let cursor := mload(add(transcript, 0x40))
            for { let slot := add(point, shl(5, variables)) } gt(slot, point) { slot := sub(slot, 0x20) } {
                // Receive a_1 and a_2, draw r: the state after them is fresh.
                mstore(free, state)
                calldatacopy(add(free, 0x20), cursor, 40)
                state := keccak256(free, 72)
                let a1 := elementAt(cursor)
                let a2 := elementAt(add(cursor, 20))
                violation := or(violation, or(add(a1, LANES_CANONICAL), add(a2, LANES_CANONICAL)))
                cursor := add(cursor, 40)
                let r := add(mul(and(state, LANES_24), 127), and(shr(24, state), LANES_27))

                // Spec §4.3.1: (1 − z)·g(0) + z·g(1) = claim, hence g(r) = claim − z·(a_1 + a_2) + r·(a_1 + r·a_2).
                let z := mload(slot)
                mstore(slot, r)
                claim := add(claim, product(add(product(a2, r), a1), r))
                claim := sub(add(claim, LANES_2P), product(add(a1, a2), z))
            }
            mstore(transcript, state)
            mstore(add(transcript, 0x20), 0)
            mstore(add(transcript, 0x40), cursor)
        }
        requireCanonical(violation);
        return foldLazy(claim);
    }

    /// The same for G of degree 3 in each variable.
    function verifyEqCubic(Transcript memory transcript, KoalaBear5[] memory point, uint256 variables, KoalaBear5 claim)
        internal
        pure
        returns (KoalaBear5)
    {
        unchecked {
            for (uint256 variable = variables; variable != 0; --variable) {
                (KoalaBear5 a1, KoalaBear5 a2, KoalaBear5 a3) = transcript.receiveThree();
                KoalaBear5 challenge = transcript.challenge();

                // The sum of three canonical elements is below 3p, which is wider than a left factor may be; of reduced and canonical it is not.
                KoalaBear5 sum = add(a1 + a2, a3) * replace(point, variable, challenge);
                KoalaBear5 value = add(add(a3 * challenge, a2) * challenge, a1) * challenge;
                claim = subtract(add(claim, value), sum);
            }
        }
        return foldLazy(claim);
    }

    /// Binds the next `count` variables of Σ_x f(x)·W(x) = claim, most significant first.
    /// @param workBits Proof of work before each challenge.
    /// @param point Receives the challenges from entry `first` on.
    /// @param claim Reduced.
    /// @return The claim about the rest, reduced.
    function verifyPlain(
        Transcript memory transcript,
        uint256 workBits,
        KoalaBear5[] memory point,
        uint256 first,
        uint256 count,
        KoalaBear5 claim
    ) internal pure returns (KoalaBear5) {
        unchecked {
            for (uint256 variable = first; variable < first + count; ++variable) {
                (KoalaBear5 a0, KoalaBear5 a2) = transcript.receiveTwo();
                transcript.proofOfWork(workBits);
                KoalaBear5 challenge = transcript.challenge();

                // Spec §4.3.2: h(0) + h(1) = claim, hence a_1 = claim − 2·a_0 − a_2 and h(r) = a_0 + r·(a_1 + r·a_2).
                // Lanes of a_1 before folding: at most 2 264 924 032 + 3p < 7·2^31.
                KoalaBear5 a1 = fold(subtractCanonical(subtractCanonical(subtractCanonical(claim, a0), a0), a2));
                claim = add(a2 * challenge, a1) * challenge + a0;
                replace(point, variable + 1, challenge);
            }
        }
        return claim;
    }

    /// point[ordinal − 1], which the challenge replaces.
    /// @dev 0 < ordinal ≤ point.length.
    function replace(KoalaBear5[] memory point, uint256 ordinal, KoalaBear5 challenge)
        private
        pure
        returns (KoalaBear5 previous)
    {
        assembly ("memory-safe") {
            let slot := add(point, shl(5, ordinal))
            previous := mload(slot)
            mstore(slot, challenge)
        }
    }
}
