// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity 0.8.37;

import {number} from "./Bytes.sol";
import {Fingerprint} from "./Fingerprint.sol";
import {InnerProduct} from "./InnerProduct.sol";
import {
    KoalaBear5,
    LANES_16,
    LANES_17,
    LANES_24,
    LANES_27,
    LANES_2P,
    LANES_31,
    LANES_REDUCTION,
    N
} from "./KoalaBear5.sol";
import {Vector} from "./Vector.sol";

/// @title Constraints and interactions of a system at one point, from their straight-line program (spec §4.5.1 and §10.6.5)
/// @notice A program is bytes in memory, numbers big-endian:
///
///           constants     their number (2 bytes), each R·c mod p (4)
///           steps         in runs of one operation; the number of runs (2), each: operation (1: 0 product, 1 sum, 2 difference),
///                         number of steps (2), even, the two registers of each (2 each)
///           constraints   their number (2), each a register (2)
///           interactions  their number (2), each:
///                           direction (1: 1 sends or provides, 0 receives or consumes), bus (1), register of the multiplicity (2),
///                           width (1), a register for each element of the tuple (2),
///                           how many elements do not vanish on the zero row (1), for each its number k ≥ 1 (1) and value there (4)
///
///         Registers are the columns by their numbers (spec §4.6.1), then the constants, then the results of the steps. All are reduced.
library Tape {
    using Vector for KoalaBear5[];

    /// The parts of a program whose columns are known.
    struct Machine {
        /// Where register 0 lies.
        uint256 registers;
        /// Where the numbers of runs, constraints and interactions lie.
        uint256 steps;
        uint256 constraints;
        uint256 interactions;
    }

    /// Where the parts of a program lie.
    function parse(uint256 program) internal pure returns (Machine memory machine) {
        unchecked {
            machine.steps = program + 2 + 4 * number(program, 2);
            uint256 position = machine.steps + 2;
            for (uint256 runs = number(machine.steps, 2); runs != 0; --runs) {
                position += 3 + 4 * number(position + 1, 2);
            }
            machine.constraints = position;
            machine.interactions = position + 2 + 2 * number(position, 2);
        }
    }

    /// Computes the registers.
    /// @param columns The claims about all columns; memory behind them is free, and is used for the other registers.
    function run(Machine memory machine, uint256 program, KoalaBear5[] memory columns) internal pure {
        unchecked {
            // 1. Constants, in lane 0.
            uint256 destination;
            assembly ("memory-safe") {
                let registers := add(columns, 0x20)
                mstore(machine, registers)
                destination := add(registers, shl(5, mload(columns)))
                let position := add(program, 2)
                for { let end := mload(add(machine, 0x20)) } lt(position, end) { position := add(position, 4) } {
                    mstore(destination, shr(224, mload(position)))
                    destination := add(destination, 0x20)
                }
            }

            // 2. Steps.
            uint256 position = machine.steps + 2;
            for (uint256 runs = number(machine.steps, 2); runs != 0; --runs) {
                uint256 operation = number(position, 1);
                uint256 end = position + 3 + 4 * number(position + 1, 2);
                position += 3;
                if (operation == 0) products(machine.registers, destination, position, end);
                else if (operation == 1) sums(machine.registers, destination, position, end);
                else differences(machine.registers, destination, position, end);
                destination += (end - position) << 3;
                position = end;
            }
            assembly ("memory-safe") {
                mstore(0x40, destination)
            }
        }
    }

    // Each of the following runs the steps from `position` to `end`, two at a time. A step is two registers of 16 bits, whose offsets
    // are 32 times these.

    function products(uint256 registers, uint256 destination, uint256 position, uint256 end) private pure {
        assembly ("memory-safe") {
            // As KoalaBear5.multiply.
            function product(left, right) -> result {
                let low := mulmod(and(left, LANES_16), right, N)
                let high := mulmod(and(shr(16, left), LANES_17), right, N)
                let part := and(low, LANES_16)
                let total := add(add(high, shr(16, sub(low, part))), sub(LANES_REDUCTION, mul(part, 0x7f00)))
                result := add(mul(and(total, LANES_24), 127), and(shr(24, not(total)), LANES_27))
            }

            for {} lt(position, end) { position := add(position, 8) } {
                let steps := mload(position)
                mstore(
                    destination,
                    product(
                        mload(add(registers, and(shr(235, steps), 0x1fffe0))),
                        mload(add(registers, and(shr(219, steps), 0x1fffe0)))
                    )
                )
                mstore(
                    add(destination, 0x20),
                    product(
                        mload(add(registers, and(shr(203, steps), 0x1fffe0))),
                        mload(add(registers, and(shr(187, steps), 0x1fffe0)))
                    )
                )
                destination := add(destination, 0x40)
            }
        }
    }

    function sums(uint256 registers, uint256 destination, uint256 position, uint256 end) private pure {
        assembly ("memory-safe") {
            for {} lt(position, end) { position := add(position, 8) } {
                let steps := mload(position)
                let sum :=
                    add(
                        mload(add(registers, and(shr(235, steps), 0x1fffe0))),
                        mload(add(registers, and(shr(219, steps), 0x1fffe0)))
                    )
                let low := and(sum, LANES_31)
                mstore(destination, add(low, mul(shr(31, sub(sum, low)), 0xffffff)))
                sum := add(
                    mload(add(registers, and(shr(203, steps), 0x1fffe0))),
                    mload(add(registers, and(shr(187, steps), 0x1fffe0)))
                )
                low := and(sum, LANES_31)
                mstore(add(destination, 0x20), add(low, mul(shr(31, sub(sum, low)), 0xffffff)))
                destination := add(destination, 0x40)
            }
        }
    }

    function differences(uint256 registers, uint256 destination, uint256 position, uint256 end) private pure {
        assembly ("memory-safe") {
            for {} lt(position, end) { position := add(position, 8) } {
                let steps := mload(position)
                let difference :=
                    sub(
                        add(mload(add(registers, and(shr(235, steps), 0x1fffe0))), LANES_2P),
                        mload(add(registers, and(shr(219, steps), 0x1fffe0)))
                    )
                let low := and(difference, LANES_31)
                mstore(destination, add(low, mul(shr(31, sub(difference, low)), 0xffffff)))
                difference := sub(
                    add(mload(add(registers, and(shr(203, steps), 0x1fffe0))), LANES_2P),
                    mload(add(registers, and(shr(187, steps), 0x1fffe0)))
                )
                low := and(difference, LANES_31)
                mstore(add(destination, 0x20), add(low, mul(shr(31, sub(difference, low)), 0xffffff)))
                destination := add(destination, 0x40)
            }
        }
    }

    /// Σ_j ψ^j·C_j over the constraints, reduced.
    function combineConstraints(Machine memory machine, KoalaBear5 psi) internal pure returns (KoalaBear5) {
        uint256 count = number(machine.constraints, 2);
        return InnerProduct.evaluate(gather(machine, machine.constraints + 2, count), count, psi);
    }

    /// Copies registers, whose numbers of 2 bytes start at a position.
    function gather(Machine memory machine, uint256 position, uint256 count) private pure returns (uint256 start) {
        assembly ("memory-safe") {
            let registers := mload(machine)
            start := mload(0x40)
            let destination := start
            for { let end := add(position, shl(1, count)) } lt(position, end) { position := add(position, 2) } {
                mstore(destination, mload(add(registers, and(shr(235, mload(position)), 0x1fffe0))))
                destination := add(destination, 0x20)
            }
            mstore(0x40, destination)
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

                // D_i − κ_i, the same α − eq(b, 0)·β being in both. The limbs of eq(b, 1) are the second triple.
                uint256 width = number(position + 4, 1);
                KoalaBear5 tuple =
                    InnerProduct.withThin(gather(machine, position + 5, width), fingerprint.limbs + 0x60, width);
                denominators = denominators + weight * (tuples.get(i) - tuple);
                position += 5 + 2 * width;
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
