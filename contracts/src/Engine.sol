// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity 0.8.37;

import {CanonicalElement, FinalWeight, ProofLength, PublicValueCount, Zerocheck} from "./Check.sol";
import {Boundary} from "./Boundary.sol";
import {Fingerprint, drawFingerprint} from "./Fingerprint.sol";
import {Gkr} from "./Gkr.sol";
import {InnerProduct} from "./InnerProduct.sol";
import {KoalaBear5, ONE, P} from "./KoalaBear5.sol";
import {Multilinear} from "./Multilinear.sol";
import {Sumcheck} from "./Sumcheck.sol";
import {Tape} from "./Tape.sol";
import {ELEMENT_BYTES, Transcript, decode, receiveBytes} from "./Transcript.sol";
import {Vector} from "./Vector.sol";
import {Weight} from "./Weight.sol";
import {Whir} from "./Whir.sol";

/// @title The verifier of a proof about a constraint system (spec §4)
library Engine {
    using Vector for KoalaBear5[];
    using Tape for Tape.Machine;

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
        /// The state of the transcript that begins with the label of the key (spec §10.4.1).
        uint256 initialState;
        /// Elements of F that a statement has.
        uint256 publicValueCount;
        /// R.
        uint256 rowVariables;
        /// ι: the logarithm of the number of interactions, rounded up.
        uint256 logInteractions;
        /// The columns of each table. (Tables without columns have none here.)
        Columns[] tables;
        /// Where the boundary's terms lie in memory, and the program of constraints and interactions.
        uint256 boundary;
        uint256 tape;
        Weight.Layout denseLayout;
        Whir.Parameters opening;
    }

    /// Reverts unless the seal proves the public values, elements of F.
    function verify(Key memory key, bytes calldata seal, uint256[] memory publicValues) internal pure {
        // 1. Lengths, label, statement.
        if (seal.length != key.sealLength) revert ProofLength();
        if (publicValues.length != key.publicValueCount) revert PublicValueCount();
        Transcript memory transcript = begin(seal, key.initialState, publicValues);

        // 2. Heights are key, bound by the label.
        // 3. The witness.
        Whir.Commitment memory commitment = Whir.receiveCommitment(transcript, key.opening.rounds[0]);

        // 4. Buses.
        Fingerprint memory fingerprint = drawFingerprint(transcript);
        Gkr.LeafClaims memory leaves = Gkr.verify(
            transcript,
            key.logInteractions + key.rowVariables,
            Boundary.fingerprints(key.boundary, fingerprint, publicValues),
            Boundary.directions(key.boundary)
        );

        // 5. Constraints.
        (KoalaBear5[] memory rows, KoalaBear5[] memory columns) =
            verifyConstraints(transcript, key, fingerprint, leaves);

        // 6. All column claims as one weighted claim about the witness.
        KoalaBear5 gamma = transcript.challenge();
        KoalaBear5 claim = InnerProduct.evaluate(columns.location(), columns.length, gamma);

        // 7. Open.
        Whir.Reduction memory reduction = Whir.verify(transcript, key.opening, commitment, claim);
        requireEnd(transcript, seal);
        KoalaBear5 weight = Weight.evaluate(key.denseLayout, rows, gamma, reduction.point) + reduction.terms;
        if (!(reduction.value * weight == reduction.claim)) revert FinalWeight();
    }

    /// Spec §4.8.9: nothing remains. Fails only for a key whose length is not that of its shape.
    function requireEnd(Transcript memory transcript, bytes calldata seal) private pure {
        uint256 end;
        assembly ("memory-safe") {
            end := add(seal.offset, seal.length)
        }
        if (transcript.cursor != end) revert ProofLength();
    }

    function begin(bytes calldata seal, uint256 initialState, uint256[] memory publicValues)
        private
        pure
        returns (Transcript memory transcript)
    {
        transcript.state = initialState;
        transcript.isFresh = 1;
        assembly ("memory-safe") {
            mstore(add(transcript, 0x40), seal.offset)
        }

        // A message without fields is left out.
        if (publicValues.length == 0) return transcript;

        // Four bytes each; every store clears the 28 bytes after them, which the next one or nobody uses.
        uint256 length = 4 * publicValues.length;
        bytes memory message = new bytes(length + 28);
        for (uint256 i = 0; i < publicValues.length; ++i) {
            uint256 value = publicValues[i];
            if (value >= P) revert CanonicalElement();
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
        Key memory key,
        Fingerprint memory fingerprint,
        Gkr.LeafClaims memory leaves
    ) private pure returns (KoalaBear5[] memory rows, KoalaBear5[] memory columns) {
        KoalaBear5 psi = transcript.challenge();
        Tape.Machine memory machine = Tape.parse(key.tape);
        KoalaBear5[] memory weights = Multilinear.eqTable(leaves.point, 0, key.logInteractions, ONE);
        KoalaBear5[] memory tuples = Tape.zeroTuples(machine, fingerprint);

        // 1. The claim, less what the zero rows and the unused interactions contribute.
        KoalaBear5 zeros = Tape.combineZeros(machine, fingerprint, weights, tuples);
        KoalaBear5 claim = leaves.numerator + psi * (leaves.denominator - zeros);

        // 2. The sumcheck; its challenges replace z_x.
        rows = leaves.point.slice(key.logInteractions, key.rowVariables);
        claim = Sumcheck.verifyEqCubic(transcript, rows, key.rowVariables, claim);

        // 3. The columns at its point, and G computed from them.
        columns = receiveColumns(transcript, key.tables);
        machine.run(key.tape, columns);
        KoalaBear5 expected = machine.combineInteractions(fingerprint, weights, tuples, psi)
            + machine.combineConstraints(psi) * psi * psi;
        if (!(expected == claim)) revert Zerocheck();
    }

    /// One message per table; the columns by their numbers, those that widen a block being zero (spec §4.6.1).
    function receiveColumns(Transcript memory transcript, Columns[] memory tables)
        private
        pure
        returns (KoalaBear5[] memory columns)
    {
        unchecked {
            uint256 count = 0;
            for (uint256 i = 0; i < tables.length; ++i) {
                Columns memory table = tables[i];
                count += table.witness + table.witnessExcess + table.preprocessed + table.preprocessedExcess;
            }
            columns = new KoalaBear5[](count);
            uint256 first = 0;
            for (uint256 i = 0; i < tables.length; ++i) {
                Columns memory table = tables[i];
                uint256 position = transcript.cursor;
                receiveBytes(transcript, (table.witness + table.preprocessed) * ELEMENT_BYTES);
                decode(position, columns, first, table.witness);
                first += table.witness + table.witnessExcess;
                decode(position + table.witness * ELEMENT_BYTES, columns, first, table.preprocessed);
                first += table.preprocessed + table.preprocessedExcess;
            }
        }
    }
}
