// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity 0.8.37;

import {BusBalance, BusDenominator, GkrLayer} from "./Check.sol";
import {KoalaBear5, ONE, add, fold, subtractCanonical} from "./KoalaBear5.sol";
import {Sumcheck} from "./Sumcheck.sol";
import {Transcript} from "./Transcript.sol";
import {Vector} from "./Vector.sol";

/// @title LogUp by GKR: the sum of all fractions is zero, reduced to a claim about the leaves (spec §4.4)
library Gkr {
    using Vector for KoalaBear5[];

    /// A claim about numerators and denominators of the leaves, reduced.
    struct LeafClaims {
        /// z_I, then z_x.
        KoalaBear5[] point;
        KoalaBear5 numerator;
        KoalaBear5 denominator;
    }

    /// @param variables v: layers of the tree, at least 1.
    /// @param boundary The fingerprints of the boundary terms, in order, reduced.
    /// @param sends For each boundary term whether it is sent or provided.
    function verify(Transcript memory transcript, uint256 variables, KoalaBear5[] memory boundary, bool[] memory sends)
        internal
        pure
        returns (LeafClaims memory claims)
    {
        // 1. The top layer, the boundary and the balance.
        KoalaBear5[] memory children = transcript.receiveElements(4);
        checkBalance(transcript, children, boundary, sends);

        // 2. The claim at layer 1.
        KoalaBear5[] memory point = Vector.allocate(variables);
        KoalaBear5 challenge = transcript.challenge();
        point.set(0, challenge);
        KoalaBear5 numerator = interpolate(children.get(0), children.get(1), challenge);
        KoalaBear5 denominator = interpolate(children.get(2), children.get(3), challenge);

        // 3. One sumcheck per layer; its challenges replace the point.
        for (uint256 layer = 1; layer < variables; ++layer) {
            KoalaBear5 lambda = transcript.challenge();
            KoalaBear5 claim = Sumcheck.verifyEqQuadratic(transcript, point, layer, numerator + lambda * denominator);
            children = transcript.receiveElements(4);

            // p(0)·q(1) + p(1)·q(0) + λ·q(0)·q(1)
            KoalaBear5 expected = add(
                add(children.get(0), lambda * children.get(2)) * children.get(3), children.get(1) * children.get(2)
            );
            if (!(expected == claim)) revert GkrLayer();
            challenge = transcript.challenge();
            point.set(layer, challenge);
            numerator = interpolate(children.get(0), children.get(1), challenge);
            denominator = interpolate(children.get(2), children.get(3), challenge);
        }
        return LeafClaims(point, numerator, denominator);
    }

    /// Spec §4.4.3. The children are p(0), p(1), q(0), q(1).
    function checkBalance(
        Transcript memory transcript,
        KoalaBear5[] memory children,
        KoalaBear5[] memory boundary,
        bool[] memory sends
    ) private pure {
        KoalaBear5[] memory inverses = transcript.receiveElements(boundary.length + 1);
        KoalaBear5 inverse = inverses.get(0);
        if (!(children.get(2) * children.get(3) * inverse == ONE)) revert BusDenominator();
        KoalaBear5 balance = add(children.get(0) * children.get(3), children.get(1) * children.get(2)) * inverse;
        for (uint256 i = 0; i < boundary.length; ++i) {
            inverse = inverses.get(i + 1);
            if (!(inverse * boundary.get(i) == ONE)) revert BusDenominator();
            balance = sends[i] ? balance + inverse : balance - inverse;
        }
        if (!balance.isZero()) revert BusBalance();
    }

    /// low + challenge·(high − low) for canonical ends, reduced.
    function interpolate(KoalaBear5 low, KoalaBear5 high, KoalaBear5 challenge) private pure returns (KoalaBear5) {
        return subtractCanonical(high, low) * challenge + low;
    }
}
