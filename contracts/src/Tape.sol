// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity 0.8.37;

import {number} from "./Bytes.sol";
import {Fingerprint} from "./Fingerprint.sol";
import {KoalaBear5, add, fold, foldLazy} from "./KoalaBear5.sol";
import {Vector} from "./Vector.sol";

/// @title Constraints and interactions of a system at one point, from their straight-line program (spec §3.6 and §4.5.1)
/// @notice A program is bytes in memory, numbers big-endian:
///
///           constants     their number (2 bytes), each R·c mod p (4)
///           steps         their number (2), each an operation (2 bits: 0 product, 1 sum, 2 difference) and two registers (15 bits each)
///           constraints   their number (2), each a register (2)
///           interactions  their number (2), each:
///                           direction (1: 1 sends or provides, 0 receives or consumes), bus (1), register of the multiplicity (2),
///                           width (1), a register for each element of the tuple (2),
///                           how many elements do not vanish on the zero row (1), for each its number k ≥ 1 (1) and value there (4)
///
///         Registers are the columns in the order of tables, then the constants, then the results of the steps. All are reduced.
library Tape {
    using Vector for KoalaBear5[];

    /// The parts of a program whose columns are known.
    struct Machine {
        /// Where register 0 lies.
        uint256 registers;
        /// Where the numbers of constraints and interactions lie.
        uint256 constraints;
        uint256 interactions;
    }

    /// Where the interactions start, and the constraints before them, without running anything.
    function parse(uint256 program) internal pure returns (Machine memory machine) {
        unchecked {
            uint256 position = program + 2 + 4 * number(program, 2);
            machine.constraints = position + 2 + 4 * number(position, 2);
            machine.interactions = machine.constraints + 2 + 2 * number(machine.constraints, 2);
        }
    }

    /// Runs the steps.
    /// @param columns The claims about all columns; memory behind them is free, and is used for the other registers.
    function run(Machine memory machine, uint256 program, KoalaBear5[] memory columns) internal pure {
        assembly ("memory-safe") {
            let registers := add(columns, 0x20)
            mstore(machine, registers)
            let destination := add(registers, shl(5, mload(columns)))

            // 1. Constants, in lane 0.
            let position := add(program, 2)
            for { let end := add(position, shl(2, shr(240, mload(program)))) } lt(position, end) {
                position := add(position, 4)
            } {
                mstore(destination, shr(224, mload(position)))
                destination := add(destination, 0x20)
            }

            // 2. Steps.
            let end := add(add(position, 2), shl(2, shr(240, mload(position))))
            for { position := add(position, 2) } lt(position, end) { position := add(position, 4) } {
                // The two registers are the bits 15 to 29 and 0 to 14: their offsets are 32 times these.
                let step := shr(224, mload(position))
                let left := mload(add(registers, and(shr(10, step), 0xfffe0)))
                let right := mload(add(registers, and(shl(5, step), 0xfffe0)))
                switch shr(30, step)
                case 0 {
                    // The product, as in KoalaBear5.multiply and reduce.
                    let low :=
                        mulmod(
                            and(left, 0xffff000000001fffe000000003fffc000000007fff800000000ffff),
                            right,
                            0x7ffffffffffffffffffffffffdffffffffffffffffffffffffffffffffffffff
                        )
                    let high :=
                        mulmod(
                            and(shr(16, left), 0x1ffff000000003fffe000000007fffc00000000ffff800000001ffff),
                            right,
                            0x7ffffffffffffffffffffffffdffffffffffffffffffffffffffffffffffffff
                        )
                    let part := and(low, 0xffff000000001fffe000000003fffc000000007fff800000000ffff)
                    let total :=
                        add(
                            add(high, shr(16, sub(low, part))),
                            sub(0xbdefdfc1000017bdfbf8200002f7bf7f0400005ef7efe080000bdefdfc1, mul(part, 0x7f00))
                        )
                    left := add(
                        mul(and(total, 0xffffff0000001fffffe0000003fffffc0000007fffff8000000ffffff), 127),
                        and(shr(24, not(total)), 0x7ffffff000000ffffffe000001ffffffc000003ffffff8000007ffffff)
                    )
                }
                default {
                    // The sum, or the difference plus 2p, and one fold.
                    switch shr(30, step)
                    case 1 { left := add(left, right) }
                    default {
                        left := sub(add(left, 0xfe00000200001fc00000400003f800000800007f00000100000fe000002), right)
                    }
                    right := and(left, 0x7fffffff00000fffffffe00001fffffffc00003fffffff800007fffffff)
                    left := add(right, mul(shr(31, sub(left, right)), 0xffffff))
                }
                mstore(destination, left)
                destination := add(destination, 0x20)
            }
            mstore(0x40, destination)
        }
    }

    /// Σ_j ψ^j·C_j over the constraints, reduced.
    function combineConstraints(Machine memory machine, KoalaBear5 psi) internal pure returns (KoalaBear5 sum) {
        unchecked {
            uint256 position = machine.constraints;
            for (uint256 i = position + 2 * number(position, 2); i != position; i -= 2) {
                sum = add(sum * psi, register(machine, number(i, 2)));
            }
            return fold(sum);
        }
    }

    /// For each interaction Σ eq(b, k)·e_k on the zero row, reduced: what its fingerprint there lacks of α − eq(b, 0)·β.
    function zeroTuples(Machine memory machine, Fingerprint memory fingerprint)
        internal
        pure
        returns (KoalaBear5[] memory tuples)
    {
        unchecked {
            uint256 position = machine.interactions;
            tuples = Vector.allocate(number(position, 2));
            position += 2;
            for (uint256 i = 0; i < tuples.length; ++i) {
                position += 5 + 2 * number(position + 4, 1);
                uint256 end = position + 1 + 5 * number(position, 1);
                KoalaBear5 tuple = KoalaBear5.wrap(0);
                for (position += 1; position < end; position += 5) {
                    tuple = tuple + fingerprint.constantTerm(number(position, 1), number(position + 1, 4));
                }
                tuples.set(i, tuple);
            }
        }
    }

    /// Σ_i weight_i·κ_i over the interactions and Σ_i weight_i over the rest, reduced; κ_i is the fingerprint of the zero row.
    function combineZeros(
        Machine memory machine,
        Fingerprint memory fingerprint,
        KoalaBear5[] memory weights,
        KoalaBear5[] memory tuples
    ) internal pure returns (KoalaBear5 sum) {
        unchecked {
            uint256 position = machine.interactions + 2;
            for (uint256 i = 0; i < tuples.length; ++i) {
                sum = sum + weights.get(i) * (fingerprint.offset(number(position + 1, 1)) - tuples.get(i));
                position += 5 + 2 * number(position + 4, 1);
                position += 1 + 5 * number(position, 1);
            }
            for (uint256 i = tuples.length; i < weights.length; ++i) {
                sum = sum + weights.get(i);
            }
        }
    }

    /// Σ_i weight_i·(N_i + ψ·(D_i − κ_i)), reduced.
    function combineInteractions(
        Machine memory machine,
        Fingerprint memory fingerprint,
        KoalaBear5[] memory weights,
        KoalaBear5[] memory tuples,
        KoalaBear5 psi
    ) internal pure returns (KoalaBear5 sum) {
        unchecked {
            uint256 position = machine.interactions + 2;
            KoalaBear5 denominators;
            for (uint256 i = 0; i < tuples.length; ++i) {
                KoalaBear5 weight = weights.get(i);
                KoalaBear5 multiplicity = weight * register(machine, number(position + 2, 2));
                sum = number(position, 1) != 0 ? sum + multiplicity : sum - multiplicity;

                KoalaBear5 tuple = KoalaBear5.wrap(0);
                uint256 width = number(position + 4, 1);
                position += 5;
                for (uint256 k = 1; k <= width; ++k) {
                    // At most 31 reduced elements: lanes stay below 2^38.
                    tuple = add(tuple, fingerprint.weights.get(k) * register(machine, number(position, 2)));
                    position += 2;
                }

                // D_i − κ_i, the same α − eq(b, 0)·β being in both.
                denominators = denominators + weight * (tuples.get(i) - foldLazy(tuple));
                position += 1 + 5 * number(position, 1);
            }
            return sum + psi * denominators;
        }
    }

    function register(Machine memory machine, uint256 index) private pure returns (KoalaBear5 element) {
        assembly ("memory-safe") {
            element := mload(add(mload(machine), shl(5, index)))
        }
    }
}
