// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity 0.8.37;

import {FinalWeight, ProofLength, Zerocheck} from "./Check.sol";
import {Fingerprint, drawFingerprint} from "./Fingerprint.sol";
import {Gkr} from "./Gkr.sol";
import {KoalaBear5, ONE, add, fold} from "./KoalaBear5.sol";
import {Multilinear} from "./Multilinear.sol";
import {Sumcheck} from "./Sumcheck.sol";
import {Transcript} from "./Transcript.sol";
import {Vector} from "./Vector.sol";
import {Weight} from "./Weight.sol";
import {Whir} from "./Whir.sol";

/// @title The verifier of a proof about a constraint system (spec §4), for a system that a contract implements
abstract contract EngineVerifier {
    using Vector for KoalaBear5[];

    /// The columns of a table: how many of the witness, how many numbers the columns have that widen its last block of the witness;
    /// the same for the preprocessed ones, which follow (spec §4.6.1).
    struct Columns {
        uint256 witness;
        uint256 witnessExcess;
        uint256 preprocessed;
        uint256 preprocessedExcess;
    }

    /// The constants of the system and its shape.
    struct Key {
        /// Bytes of a seal.
        uint256 sealLength;
        /// The state of the transcript after the label, which contains the digest of parameters, system and preprocessed cap.
        uint256 initialState;
        /// R.
        uint256 rowVariables;
        /// ι: the logarithm of the number of interactions, rounded up.
        uint256 logInteractions;
        /// The columns of each table. (Tables without columns have none here.)
        Columns[] tables;
        /// Bit i is 1 where boundary term i is sent or provided.
        uint256 boundarySends;
        Weight.Layout denseLayout;
        Whir.Parameters opening;
    }

    /// The constants.
    function key() internal view virtual returns (Key memory);

    /// The fingerprints of the boundary terms, in order, reduced.
    function boundary(Fingerprint memory fingerprint, uint256[] memory publicValues)
        internal
        view
        virtual
        returns (KoalaBear5[] memory);

    /// κ_i: the fingerprint of the zero row of each interaction, reduced.
    function zeroFingerprints(Fingerprint memory fingerprint) internal view virtual returns (KoalaBear5[] memory);

    /// G at the point of the zerocheck (spec §4.5.1), lazy.
    /// @param columns Per table the claims about its columns, canonical.
    /// @param weights eq(z_I, i) for each interaction i.
    /// @param zeros κ_i.
    function evaluate(
        KoalaBear5[][] memory columns,
        Fingerprint memory fingerprint,
        KoalaBear5[] memory weights,
        KoalaBear5[] memory zeros,
        KoalaBear5 psi
    ) internal view virtual returns (KoalaBear5);

    /// Reverts unless the seal proves the public values, elements of F.
    function verifySeal(bytes calldata seal, uint256[] memory publicValues) internal view {
        Key memory constants = key();

        // 1. Length, label, statement.
        if (seal.length != constants.sealLength) revert ProofLength();
        Transcript memory transcript = begin(seal, constants.initialState, publicValues);

        // 2. Heights are constants, bound by the label.
        // 3. The witness.
        Whir.Commitment memory commitment = Whir.receiveCommitment(transcript, constants.opening.rounds[0]);

        // 4. Buses.
        Fingerprint memory fingerprint = drawFingerprint(transcript);
        Gkr.LeafClaims memory leaves = Gkr.verify(
            transcript,
            constants.logInteractions + constants.rowVariables,
            boundary(fingerprint, publicValues),
            constants.boundarySends
        );

        // 5. Constraints.
        (KoalaBear5[] memory rows, KoalaBear5[][] memory columns) =
            verifyConstraints(transcript, constants, fingerprint, leaves);

        // 6. All column claims as one weighted claim about the witness.
        KoalaBear5 gamma = transcript.challenge();
        KoalaBear5 claim = combineColumns(columns, constants.tables, gamma);

        // 7. Open.
        Whir.Reduction memory reduction = Whir.verify(transcript, constants.opening, commitment, claim);
        KoalaBear5 weight = Weight.evaluate(constants.denseLayout, rows, gamma, reduction.point) + reduction.terms;
        if (!(reduction.value * weight == reduction.claim)) revert FinalWeight();
    }

    function begin(bytes calldata seal, uint256 initialState, uint256[] memory publicValues)
        private
        pure
        returns (Transcript memory transcript)
    {
        transcript.state = initialState;
        assembly ("memory-safe") {
            mstore(add(transcript, 0x40), seal.offset)
        }
        // Four bytes each; every store clears the 28 bytes after them, which the next one or nobody uses.
        uint256 length = 4 * publicValues.length;
        bytes memory message = new bytes(length + 28);
        for (uint256 i = 0; i < publicValues.length; ++i) {
            uint256 value = publicValues[i];
            assembly ("memory-safe") {
                mstore(add(add(message, 0x20), shl(2, i)), shl(224, value))
            }
        }
        assembly ("memory-safe") {
            mstore(message, length)
        }
        transcript.absorb(message);
    }

    /// Spec §4.5.1 and §4.5.2.
    function verifyConstraints(
        Transcript memory transcript,
        Key memory constants,
        Fingerprint memory fingerprint,
        Gkr.LeafClaims memory leaves
    ) private view returns (KoalaBear5[] memory rows, KoalaBear5[][] memory columns) {
        KoalaBear5 psi = transcript.challenge();
        KoalaBear5[] memory weights = Multilinear.eqTable(leaves.point, 0, constants.logInteractions, ONE);
        KoalaBear5[] memory zeros = zeroFingerprints(fingerprint);

        // 1. The claim, less what the zero rows and the unused interactions contribute.
        KoalaBear5 rest = leaves.denominator;
        for (uint256 i = 0; i < weights.length; ++i) {
            KoalaBear5 weight = weights.get(i);
            rest = rest - (i < zeros.length ? weight * zeros.get(i) : weight);
        }
        KoalaBear5 claim = leaves.numerator + psi * rest;

        // 2. The sumcheck; its challenges replace z_x.
        rows = Vector.allocate(constants.rowVariables);
        for (uint256 i = 0; i < rows.length; ++i) {
            rows.set(i, leaves.point.get(constants.logInteractions + i));
        }
        claim = Sumcheck.verifyEqCubic(transcript, rows, rows.length, claim);

        // 3. The columns at its point, and G computed from them.
        columns = new KoalaBear5[][](constants.tables.length);
        for (uint256 i = 0; i < columns.length; ++i) {
            columns[i] = transcript.receiveElements(constants.tables[i].witness + constants.tables[i].preprocessed);
        }
        if (!(evaluate(columns, fingerprint, weights, zeros, psi) == claim)) revert Zerocheck();
    }

    /// Spec §4.5.3: Σ γ^c·y_c, c being the number of a column; reduced.
    function combineColumns(KoalaBear5[][] memory columns, Columns[] memory tables, KoalaBear5 gamma)
        private
        pure
        returns (KoalaBear5 sum)
    {
        unchecked {
            for (uint256 i = tables.length; i != 0;) {
                --i;
                Columns memory table = tables[i];
                sum = times(sum, gamma, table.preprocessedExcess);
                sum = horner(sum, gamma, columns[i], table.witness, table.witness + table.preprocessed);
                sum = times(sum, gamma, table.witnessExcess);
                sum = horner(sum, gamma, columns[i], 0, table.witness);
            }
        }
    }

    /// sum·γ^(to − from) + Σ γ^(c − from)·y_c over from ≤ c < to.
    function horner(KoalaBear5 sum, KoalaBear5 gamma, KoalaBear5[] memory values, uint256 from, uint256 to)
        private
        pure
        returns (KoalaBear5)
    {
        unchecked {
            while (to != from) {
                --to;
                sum = add(sum * gamma, values.get(to));
            }
            return fold(sum);
        }
    }

    function times(KoalaBear5 sum, KoalaBear5 gamma, uint256 exponent) private pure returns (KoalaBear5) {
        unchecked {
            for (; exponent != 0; --exponent) {
                sum = sum * gamma;
            }
            return sum;
        }
    }
}
