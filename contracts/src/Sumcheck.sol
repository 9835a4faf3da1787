// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity 0.8.37;

import {KoalaBear5, add, fold, foldLazy, subtract, subtractCanonical} from "./KoalaBear5.sol";
import {Transcript} from "./Transcript.sol";

/// @title The two forms of the sumcheck protocol (spec §4.3)
/// @dev Claims are summed lazily: a round adds at most 2p + 2 264 924 032 < 2^33 to each lane, so that 31 rounds stay below 2^38.
library Sumcheck {
    /// Reduces Σ_x eq(z, x)·G(x) = claim over `variables` variables, G of degree 2 in each, to a claim about G at a point.
    /// @param point z in its first `variables` entries, which the challenges replace.
    /// @param claim Reduced.
    /// @return The claim about G(point), reduced.
    function verifyEqQuadratic(
        Transcript memory transcript,
        KoalaBear5[] memory point,
        uint256 variables,
        KoalaBear5 claim
    ) internal pure returns (KoalaBear5) {
        unchecked {
            for (uint256 variable = variables; variable != 0; --variable) {
                (KoalaBear5 a1, KoalaBear5 a2) = transcript.receiveTwo();
                KoalaBear5 challenge = transcript.challenge();

                // Spec §4.3.1: (1 − z)·g(0) + z·g(1) = claim, hence g(r) = claim − z·(a_1 + a_2) + r·(a_1 + r·a_2).
                KoalaBear5 sum = add(a1, a2) * replace(point, variable, challenge);
                claim = subtract(add(claim, add(a2 * challenge, a1) * challenge), sum);
            }
        }
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
