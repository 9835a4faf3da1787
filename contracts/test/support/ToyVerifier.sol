// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity 0.8.37;

import {EngineVerifier} from "../../src/EngineVerifier.sol";
import {Fingerprint} from "../../src/Fingerprint.sol";
import {KoalaBear5, ONE, R, add} from "../../src/KoalaBear5.sol";
import {Vector} from "../../src/Vector.sol";
import {Weight} from "../../src/Weight.sol";
import {Whir} from "../../src/Whir.sol";

/// A small system with everything that the engine has: preprocessed columns, a table of nothing else, wires, a multiset, boundary terms,
/// heights that are no powers of two, a widened block. Its constants come with the constructor.
///
///   gates  (23 rows)  a, b, c | multiply, sum, addresses of a, b, c, multiplicities of a, b, c
///   cubes  (11 rows)  x, x³, flag, 28 columns without constraints
///   seen   (10 rows)  x, y, flag
///   values  (3 rows)  | address, value, multiplicity
contract ToyVerifier is EngineVerifier {
    using Vector for KoalaBear5[];

    uint256 private constant WIRES = 1;
    uint256 private constant CUBES = 2;

    struct Constants {
        uint256 sealLength;
        uint256 initialState;
        uint256 rowVariables;
        uint256 variables;
        uint256 preprocessedChunks;
        uint256 preprocessedCapHeight;
        bytes preprocessedCap;
        /// Seven numbers per round: folding factor, log of the inverse rate, queries, query work, folding work, samples, cap height.
        uint256[] rounds;
        uint256[] blocks;
        uint256 alignment;
        uint256 logWidthMax;
    }

    Constants private constants;

    constructor(Constants memory values) {
        constants = values;
    }

    function verify(bytes calldata seal, uint256[] calldata publicValues) external view returns (uint256 gas) {
        gas = gasleft();
        verifySeal(seal, publicValues);
        gas -= gasleft();
    }

    function key() internal view override returns (Key memory result) {
        Constants memory c = constants;
        result.sealLength = c.sealLength;
        result.initialState = c.initialState;
        result.rowVariables = c.rowVariables;
        result.logInteractions = 3;
        result.tables = new Columns[](4);
        result.tables[0] = Columns(3, 0, 8, 0);
        result.tables[1] = Columns(31, 1, 0, 0);
        result.tables[2] = Columns(3, 0, 0, 0);
        result.tables[3] = Columns(0, 0, 3, 0);
        result.boundarySends = 15;
        result.denseLayout = Weight.Layout(c.blocks, c.alignment, c.logWidthMax);
        result.opening.variables = c.variables;
        result.opening.preprocessedChunks = c.preprocessedChunks;
        result.opening.preprocessedCapHeight = c.preprocessedCapHeight;
        bytes memory cap = c.preprocessedCap;
        uint256 location;
        assembly ("memory-safe") {
            location := add(cap, 0x20)
        }
        result.opening.preprocessedCap = location;
        result.opening.rounds = new Whir.Round[](c.rounds.length / 7);
        uint256 variables = c.variables;
        for (uint256 i = 0; i < c.rounds.length; i += 7) {
            variables -= c.rounds[i];
            result.opening.rounds[i / 7] = Whir.Round(
                c.rounds[i],
                variables + c.rounds[i + 1],
                c.rounds[i + 2],
                c.rounds[i + 3],
                c.rounds[i + 4],
                c.rounds[i + 5],
                c.rounds[i + 6]
            );
        }
    }

    /// Public value i is the value of the wire 1000 + i.
    function boundary(Fingerprint memory fingerprint, uint256[] memory publicValues)
        internal
        pure
        override
        returns (KoalaBear5[] memory terms)
    {
        terms = Vector.allocate(4);
        for (uint256 i = 0; i < 4; ++i) {
            terms.set(
                i,
                fingerprint.offset(WIRES) - fingerprint.constantTerm(1, 1000 + i)
                    - fingerprint.constantTerm(2, publicValues[i])
            );
        }
    }

    function zeroFingerprints(Fingerprint memory fingerprint)
        internal
        pure
        override
        returns (KoalaBear5[] memory zeros)
    {
        zeros = Vector.allocate(6);
        for (uint256 i = 0; i < 6; ++i) {
            zeros.set(i, fingerprint.offset(i == 3 || i == 4 ? CUBES : WIRES));
        }
    }

    function evaluate(
        KoalaBear5[][] memory columns,
        Fingerprint memory fingerprint,
        KoalaBear5[] memory weights,
        KoalaBear5[] memory,
        KoalaBear5 psi
    ) internal pure override returns (KoalaBear5 sum) {
        KoalaBear5[] memory t = columns[0];
        // Tuples less those of the zero row: Σ weight_i·(multiplicity − ψ·Σ eq(b, k)·e_k).
        for (uint256 i = 0; i < 3; ++i) {
            sum = sum + weights.get(i) * (t.get(8 + i) - psi * pair(fingerprint, t.get(5 + i), t.get(i)));
        }
        KoalaBear5 power = psi * psi;
        sum = sum + t.get(3) * (t.get(0) * t.get(1) - t.get(2)) * power;
        power = power * psi;
        sum = sum + t.get(4) * (t.get(0) + t.get(1) - t.get(2)) * power;

        t = columns[1];
        power = power * psi;
        sum = sum + weights.get(3) * (t.get(2) - psi * pair(fingerprint, t.get(0), t.get(1)));
        sum = sum + (t.get(0) * t.get(0) * t.get(0) - t.get(1)) * power;
        power = power * psi;
        sum = sum + t.get(2) * (t.get(2) - ONE) * power;

        t = columns[2];
        power = power * psi;
        sum = sum - weights.get(4) * (t.get(2) + psi * pair(fingerprint, t.get(0), t.get(1)));
        sum = sum + t.get(2) * (t.get(2) - ONE) * power;

        t = columns[3];
        sum = sum + weights.get(5) * (t.get(2) - psi * pair(fingerprint, t.get(0), t.get(1)));
    }

    function pair(Fingerprint memory fingerprint, KoalaBear5 first, KoalaBear5 second)
        private
        pure
        returns (KoalaBear5)
    {
        return fingerprint.weights.get(1) * first + fingerprint.weights.get(2) * second;
    }
}
