// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity 0.8.37;

import {FinalFold, MerkleOpening} from "./Check.sol";
import {InnerProduct} from "./InnerProduct.sol";
import {KoalaBear5, R_ELEMENT, THIN_ELEMENT, add, foldLazy} from "./KoalaBear5.sol";
import {Leaf} from "./Leaf.sol";
import {Merkle} from "./Merkle.sol";
import {Multilinear} from "./Multilinear.sol";
import {PowerWeights} from "./PowerWeights.sol";
import {Sumcheck} from "./Sumcheck.sol";
import {ELEMENT_BYTES, Transcript} from "./Transcript.sol";
import {Vector} from "./Vector.sol";

/// @title The opening of a committed vector under a weight (spec §4.8)
library Whir {
    using Vector for KoalaBear5[];

    /// The constants of a round.
    struct Round {
        /// k: a leaf holds 2^k entries. At least 4.
        uint256 foldingFactor;
        /// d: the code has 2^d leaves.
        uint256 logDomain;
        uint256 queries;
        uint256 queryWorkBits;
        uint256 foldingWorkBits;
        uint256 outOfDomainSamples;
        /// h: the commitment is the 2^h nodes at this height below the root.
        uint256 capHeight;
    }

    /// The constants of an opening.
    struct Parameters {
        /// n.
        uint256 variables;
        Round[] rounds;
        /// F: how many entries of a leaf of round 0, the first ones, belong to the preprocessed tree. A multiple of 16.
        uint256 preprocessedChunks;
        /// Where the 2^h nodes of the preprocessed cap lie in memory, and h.
        uint256 preprocessedCap;
        uint256 preprocessedCapHeight;
    }

    /// A commitment with its out-of-domain samples.
    struct Commitment {
        uint256 cap;
        KoalaBear5[] points;
        KoalaBear5[] answers;
    }

    /// What is left of a claim: value·(weight + terms) = claim, with the weight at the point.
    struct Reduction {
        KoalaBear5[] point;
        KoalaBear5 value;
        KoalaBear5 terms;
        KoalaBear5 claim;
    }

    /// Reads a commitment to the vector of a round.
    function receiveCommitment(Transcript memory transcript, Round memory round)
        internal
        pure
        returns (Commitment memory commitment)
    {
        unchecked {
            commitment.cap = transcript.receiveCap(round.capHeight);
            commitment.points = Vector.allocate(round.outOfDomainSamples);
            for (uint256 i = 0; i < round.outOfDomainSamples; ++i) {
                commitment.points.set(i, transcript.challenge());
            }
            commitment.answers = transcript.receiveElements(round.outOfDomainSamples);
        }
    }

    /// Verifies Σ f_0·W = claim but for the weight, which the caller evaluates at the point.
    /// @param claim Reduced.
    function verify(
        Transcript memory transcript,
        Parameters memory parameters,
        Commitment memory commitment,
        KoalaBear5 claim
    ) internal pure returns (Reduction memory reduction) {
        unchecked {
            KoalaBear5[] memory point = Vector.allocate(parameters.variables);
            PowerWeights.Group[] memory groups = new PowerWeights.Group[](parameters.rounds.length);
            groups[0] = PowerWeights.Group(transcript.challenge(), 0, commitment.points, new uint256[](0));
            claim = claim + PowerWeights.combine(groups[0].epsilon, commitment.answers, Vector.allocate(0));
            uint256 generators = PowerWeights.generatorTable();
            uint256 bound = 0;
            KoalaBear5[] memory vector;
            for (uint256 i = 0; i < parameters.rounds.length; ++i) {
                // 1. Fold.
                Round memory round = parameters.rounds[i];
                claim =
                    Sumcheck.verifyPlain(transcript, round.foldingWorkBits, point, bound, round.foldingFactor, claim);

                // 2. The folded vector: committed, or in the clear after the last round.
                bool isLast = i + 1 == parameters.rounds.length;
                Commitment memory next;
                if (isLast) {
                    vector = transcript.receiveElements(1 << (parameters.variables - bound - round.foldingFactor));
                } else {
                    next = receiveCommitment(transcript, parameters.rounds[i + 1]);
                }

                // 3. Open the code of this round.
                transcript.proofOfWork(round.queryWorkBits);
                uint256[] memory positions = transcript.drawQueries(round.queries, round.logDomain);
                KoalaBear5[] memory values = i == 0
                    ? openBase(transcript, parameters, commitment.cap, point, positions)
                    : openExtension(transcript, round, commitment.cap, point, bound, positions);
                bound += round.foldingFactor;
                PowerWeights.exponentiate(positions, round.logDomain, generators);

                // 4. Each opening is a claim about the folded vector.
                if (isLast) {
                    checkFinalVector(vector, positions, values);
                } else {
                    groups[i + 1] = PowerWeights.Group(transcript.challenge(), bound, next.points, positions);
                    claim = claim + PowerWeights.combine(groups[i + 1].epsilon, next.answers, values);
                    commitment = next;
                }
            }

            // 5. The remaining variables.
            claim = Sumcheck.verifyPlain(transcript, 0, point, bound, parameters.variables - bound, claim);
            reduction.point = point;
            reduction.value = Multilinear.evaluate(vector, point, bound, parameters.variables - bound);
            reduction.terms = PowerWeights.evaluate(groups, point);
            reduction.claim = claim;
        }
    }

    /// Reads the queried leaves of round 0, over F, with their paths in both trees.
    /// @return values Their folds by eq(challenges, ·), reduced.
    function openBase(
        Transcript memory transcript,
        Parameters memory parameters,
        uint256 cap,
        KoalaBear5[] memory point,
        uint256[] memory indices
    ) private pure returns (KoalaBear5[] memory values) {
        unchecked {
            Round memory round = parameters.rounds[0];
            uint256 weights = InnerProduct.limbs(Multilinear.eqTable(point, 0, round.foldingFactor, R_ELEMENT));
            uint256 preprocessed = parameters.preprocessedChunks;
            uint256 committed = (1 << round.foldingFactor) - preprocessed;
            values = Vector.allocate(indices.length);
            uint256 cursor = transcript.cursor;
            for (uint256 i = 0; i < indices.length; ++i) {
                uint256 index = indices[i];
                KoalaBear5 value;
                if (preprocessed != 0) {
                    value = Leaf.foldBase(cursor, weights, preprocessed);
                    cursor = checkPath(
                        cursor,
                        preprocessed * 4,
                        index,
                        round.logDomain,
                        parameters.preprocessedCap,
                        parameters.preprocessedCapHeight
                    );
                }
                value = add(value, Leaf.foldBase(cursor, weights + preprocessed * 0x40, committed));
                cursor = checkPath(cursor, committed * 4, index, round.logDomain, cap, round.capHeight);
                values.set(i, foldLazy(value));
            }
            transcript.cursor = cursor;
        }
    }

    /// Reads the queried leaves of a later round, over E, with their paths.
    /// @return values Their folds by eq(challenges, ·), reduced.
    function openExtension(
        Transcript memory transcript,
        Round memory round,
        uint256 cap,
        KoalaBear5[] memory point,
        uint256 bound,
        uint256[] memory indices
    ) private pure returns (KoalaBear5[] memory values) {
        unchecked {
            uint256 count = 1 << round.foldingFactor;
            uint256 weights =
                InnerProduct.thinLimbs(Multilinear.eqTable(point, bound, round.foldingFactor, THIN_ELEMENT));
            values = Vector.allocate(indices.length);
            uint256 cursor = transcript.cursor;
            for (uint256 i = 0; i < indices.length; ++i) {
                values.set(i, Leaf.foldExtension(cursor, weights, count));
                cursor = checkPath(cursor, count * ELEMENT_BYTES, indices[i], round.logDomain, cap, round.capHeight);
            }
            transcript.cursor = cursor;
        }
    }

    /// Checks the path that follows a leaf.
    /// @return Where it ends.
    function checkPath(
        uint256 cursor,
        uint256 leafBytes,
        uint256 index,
        uint256 logDomain,
        uint256 cap,
        uint256 capHeight
    ) private pure returns (uint256) {
        unchecked {
            uint256 levels = logDomain - capHeight;
            uint256 path = cursor + leafBytes;
            uint256 node = Merkle.ancestor(Leaf.digest(cursor, leafBytes), index, levels, path);
            uint256 expected;
            assembly ("memory-safe") {
                expected := mload(add(cap, shl(5, shr(levels, index))))
            }
            if (node != expected) revert MerkleOpening();
            return path + 32 * levels;
        }
    }

    /// Spec §4.8.7: u_q = Σ_b f_M[b]·z_q^b for each query.
    function checkFinalVector(KoalaBear5[] memory vector, uint256[] memory positions, KoalaBear5[] memory values)
        private
        pure
    {
        unchecked {
            uint256 weights = InnerProduct.thinLimbs(vector);
            for (uint256 i = 0; i < positions.length; ++i) {
                if (!(InnerProduct.evaluateAtBase(weights, vector.length, positions[i]) == values.get(i))) {
                    revert FinalFold();
                }
            }
        }
    }
}
