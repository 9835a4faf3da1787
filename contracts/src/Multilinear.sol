// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity 0.8.37;

import {KoalaBear5, ONE} from "./KoalaBear5.sol";
import {Vector} from "./Vector.sol";

/// @title Multilinear polynomials (spec §1.4 and §1.5); points list their most significant coordinate first
library Multilinear {
    using Vector for KoalaBear5[];

    /// scale·eq(point, b) for all b, reduced: 2^count entries, the point being `count` entries of `source` from `first` on.
    function eqTable(KoalaBear5[] memory source, uint256 first, uint256 count, KoalaBear5 scale)
        internal
        pure
        returns (KoalaBear5[] memory table)
    {
        unchecked {
            table = Vector.allocate(1 << count);
            table.set(0, scale);
            // The most significant coordinates first, each as the least significant so far: entry i becomes entries 2i and 2i + 1.
            for (uint256 variable = 0; variable < count; ++variable) {
                KoalaBear5 coordinate = source.get(first + variable);
                for (uint256 i = 1 << variable; i != 0;) {
                    --i;
                    KoalaBear5 entry = table.get(i);
                    KoalaBear5 product = entry * coordinate;
                    table.set(2 * i + 1, product);
                    table.set(2 * i, entry - product);
                }
            }
        }
    }

    /// The value at a point of the polynomial with the canonical values `vector`, which are overwritten; reduced.
    function evaluate(KoalaBear5[] memory vector, KoalaBear5[] memory source, uint256 first, uint256 count)
        internal
        pure
        returns (KoalaBear5)
    {
        unchecked {
            for (uint256 variable = count; variable != 0;) {
                --variable;
                KoalaBear5 coordinate = source.get(first + variable);
                uint256 half = 1 << variable;
                for (uint256 i = 0; i < half; ++i) {
                    KoalaBear5 low = vector.get(2 * i);
                    vector.set(i, low + (vector.get(2 * i + 1) - low) * coordinate);
                }
            }
            return vector.get(0);
        }
    }

    /// pow_base at a point, reduced, for a base in E: Π ((1 − x_i) + x_i·base^(2^(n − 1 − i))).
    function powerWeight(KoalaBear5 base, KoalaBear5[] memory source, uint256 first)
        internal
        pure
        returns (KoalaBear5 result)
    {
        unchecked {
            result = ONE;
            KoalaBear5 power = base;
            for (uint256 variable = source.length; variable != first;) {
                --variable;
                result = result * (ONE + (power - ONE) * source.get(variable));
                power = power * power;
            }
        }
    }
}
