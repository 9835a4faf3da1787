// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity 0.8.37;

import {KoalaBear5, LANES_16, ONE, P, R_ELEMENT, add, reduce} from "./KoalaBear5.sol";
import {Multilinear} from "./Multilinear.sol";
import {Vector} from "./Vector.sol";

/// @title The power weights that an opening adds to its claim (spec §1.5 and §4.8)
library PowerWeights {
    using Vector for KoalaBear5[];

    /// Claims that were added together: the j-th of all with the factor epsilon^j, counted from 1, samples before queries.
    struct Group {
        KoalaBear5 epsilon;
        /// The weights are over the variables from this one on.
        uint256 firstVariable;
        /// Bases in E.
        KoalaBear5[] samples;
        /// Bases in F, plain.
        uint256[] positions;
    }

    /// Σ epsilon^j·answer_j over the samples' answers, then the queries' values; reduced.
    function combine(KoalaBear5 epsilon, KoalaBear5[] memory answers, KoalaBear5[] memory values)
        internal
        pure
        returns (KoalaBear5 sum)
    {
        unchecked {
            for (uint256 i = values.length; i != 0;) {
                --i;
                sum = add(sum, values.get(i)) * epsilon;
            }
            for (uint256 i = answers.length; i != 0;) {
                --i;
                sum = add(sum, answers.get(i)) * epsilon;
            }
        }
    }

    /// The powers of ω_24 by four bits of the exponent: word 16·i + j is ω_24^(j·16^i), i < 6.
    function generatorTable() internal pure returns (uint256 start) {
        assembly ("memory-safe") {
            start := mload(0x40)
            let destination := start
            let generator := 0x6ac49f88
            for { let i := 0 } lt(i, 6) { i := add(i, 1) } {
                let power := 1
                for { let end := add(destination, 0x200) } lt(destination, end) {
                    destination := add(destination, 0x20)
                } {
                    mstore(destination, power)
                    power := mulmod(power, generator, P)
                }
                generator := power
            }
            mstore(0x40, destination)
        }
    }

    /// Replaces indices by the positions ω^index, ω = ω_24^(2^(24 − logDomain)).
    function exponentiate(uint256[] memory indices, uint256 logDomain, uint256 generators) internal pure {
        assembly ("memory-safe") {
            let slot := add(indices, 0x20)
            for { let end := add(slot, shl(5, mload(indices))) } lt(slot, end) { slot := add(slot, 0x20) } {
                // 32 times the exponent of ω_24: each four bits are an offset into a part of the table.
                let exponent := shl(sub(29, logDomain), mload(slot))
                let power := mload(add(generators, and(exponent, 0x1e0)))
                power := mulmod(power, mload(add(add(generators, 0x200), and(shr(4, exponent), 0x1e0))), P)
                power := mulmod(power, mload(add(add(generators, 0x400), and(shr(8, exponent), 0x1e0))), P)
                power := mulmod(power, mload(add(add(generators, 0x600), and(shr(12, exponent), 0x1e0))), P)
                power := mulmod(power, mload(add(add(generators, 0x800), and(shr(16, exponent), 0x1e0))), P)
                power := mulmod(power, mload(add(add(generators, 0xa00), and(shr(20, exponent), 0x1e0))), P)
                mstore(slot, power)
            }
        }
    }

    /// Σ over groups and their claims of epsilon^j·pow_base at the point's variables from firstVariable on.
    function evaluate(Group[] memory groups, KoalaBear5[] memory point) internal pure returns (KoalaBear5 total) {
        unchecked {
            uint256 longest = groups.length > 1 ? point.length - groups[1].firstVariable : 0;
            uint256 pairs = pairTable(point, longest);
            for (uint256 g = 0; g < groups.length; ++g) {
                Group memory group = groups[g];
                KoalaBear5 sum = KoalaBear5.wrap(0);
                for (uint256 i = group.positions.length; i != 0;) {
                    --i;
                    uint256 count = point.length - group.firstVariable;
                    sum = add(sum, basePower(pairs, count, group.positions[i])) * group.epsilon;
                }
                for (uint256 i = group.samples.length; i != 0;) {
                    --i;
                    KoalaBear5 weight = Multilinear.powerWeight(group.samples.get(i), point, group.firstVariable);
                    sum = add(sum, weight) * group.epsilon;
                }
                total = total + sum;
            }
        }
    }

    /// For each pair of variables (x, y) from the last on, y the last: the limbs of R times (1−x)(1−y), (1−x)·y, x·(1−y), x·y, 8 words.
    /// @param count Variables; of an odd number the first is paired with the one before it or with 0.
    function pairTable(KoalaBear5[] memory point, uint256 count) private pure returns (uint256 start) {
        unchecked {
            uint256 destination;
            uint256 end;
            assembly ("memory-safe") {
                start := mload(0x40)
                destination := start
                end := add(start, shl(8, shr(1, add(count, 1))))
                mstore(0x40, end)
            }
            uint256 variable = point.length;
            while (destination < end) {
                KoalaBear5 y = point.get(variable - 1) * R_ELEMENT;
                KoalaBear5 x = variable > 1 ? point.get(variable - 2) : KoalaBear5.wrap(0);
                KoalaBear5 xy = x * y;
                KoalaBear5 scaledX = x * R_ELEMENT;
                storeLimbs(destination, R_ELEMENT - scaledX - y + xy);
                storeLimbs(destination + 0x40, y - xy);
                storeLimbs(destination + 0x80, scaledX - xy);
                storeLimbs(destination + 0xc0, xy);
                destination += 0x100;
                variable -= 2;
            }
        }
    }

    function storeLimbs(uint256 destination, KoalaBear5 element) private pure {
        assembly ("memory-safe") {
            let low := and(element, LANES_16)
            mstore(destination, low)
            mstore(add(destination, 0x20), shr(16, sub(element, low)))
        }
    }

    /// pow_z at the last `count` variables for z in F, reduced: a pair of variables with w = z^(4^i) contributes a polynomial of degree 3 in w.
    function basePower(uint256 pairs, uint256 count, uint256 w) private pure returns (KoalaBear5 result) {
        unchecked {
            result = ONE;
            uint256 low;
            uint256 high;
            bool isFirst = true;
            for (uint256 end = pairs + ((count >> 1) << 8); pairs < end; pairs += 0x100) {
                assembly ("memory-safe") {
                    // Lanes: sums of 4 products of a limb below 2^16 and a number below p.
                    let square := mulmod(w, w, P)
                    let cube := mulmod(square, w, P)
                    low := add(
                        add(mload(pairs), mul(mload(add(pairs, 0x40)), w)),
                        add(mul(mload(add(pairs, 0x80)), square), mul(mload(add(pairs, 0xc0)), cube))
                    )
                    high := add(
                        add(mload(add(pairs, 0x20)), mul(mload(add(pairs, 0x60)), w)),
                        add(mul(mload(add(pairs, 0xa0)), square), mul(mload(add(pairs, 0xe0)), cube))
                    )
                    w := mulmod(square, square, P)
                }
                result = isFirst ? reduce(low, high) : result * reduce(low, high);
                isFirst = false;
            }
            if (count & 1 != 0) {
                // The sums over x of the pair's entries: 1 − y and y.
                assembly ("memory-safe") {
                    low := add(
                        add(mload(pairs), mload(add(pairs, 0x80))),
                        mul(add(mload(add(pairs, 0x40)), mload(add(pairs, 0xc0))), w)
                    )
                    high := add(
                        add(mload(add(pairs, 0x20)), mload(add(pairs, 0xa0))),
                        mul(add(mload(add(pairs, 0x60)), mload(add(pairs, 0xe0))), w)
                    )
                }
                result = result * reduce(low, high);
            }
        }
    }
}
