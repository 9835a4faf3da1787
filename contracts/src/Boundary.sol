// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity 0.8.37;

import {number} from "./Bytes.sol";
import {Fingerprint} from "./Fingerprint.sol";
import {KoalaBear5} from "./KoalaBear5.sol";
import {Vector} from "./Vector.sol";

/// @title The terms that the statement contributes to the buses (spec §3.4.3 and §10.6.4)
/// @notice They are bytes in memory: their number (2 bytes, big-endian like all), then for each term
///
///           direction (1: 1 sends or provides, 0 receives or consumes), bus (1), width (1),
///           for each element of the tuple: 0 for a constant or 1 for a public value (1), the constant or the number of the public value (4)
library Boundary {
    /// The fingerprints of the terms, in order, reduced.
    function fingerprints(uint256 position, Fingerprint memory fingerprint, uint256[] memory publicValues)
        internal
        pure
        returns (KoalaBear5[] memory terms)
    {
        unchecked {
            terms = Vector.allocate(number(position, 2));
            position += 2;
            for (uint256 i = 0; i < terms.length; ++i) {
                KoalaBear5 term = fingerprint.offset(number(position + 1, 1));
                uint256 width = number(position + 2, 1);
                position += 3;
                for (uint256 k = 1; k <= width; ++k) {
                    uint256 value = number(position + 1, 4);
                    if (number(position, 1) == 1) value = publicValues[value];
                    term = term - fingerprint.constantTerm(k, value);
                    position += 5;
                }
                Vector.set(terms, i, term);
            }
        }
    }

    /// For each term whether it sends or provides.
    function directions(uint256 position) internal pure returns (bool[] memory sends) {
        unchecked {
            sends = new bool[](number(position, 2));
            position += 2;
            for (uint256 i = 0; i < sends.length; ++i) {
                sends[i] = number(position, 1) == 1;
                position += 3 + 5 * number(position + 2, 1);
            }
        }
    }
}
