// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity 0.8.37;

import {number} from "./Bytes.sol";
import {Engine} from "./Engine.sol";
import {Weight} from "./Weight.sol";
import {Whir} from "./Whir.sol";

/// @title The constants of a system and its shape, read from bytes (spec §10.6)
/// @notice All numbers are big-endian:
///
///           initial state of the transcript (32 bytes, spec §10.4.1), length of a seal (4), row variables R (1), logarithm ι of the
///           interactions (1), variables n (1), preprocessed chunks F (2), height of the preprocessed cap (1), number of public values (2)
///           rounds   their number (1), each: k, d, queries, query work, folding work, out-of-domain samples, height of the cap (1 each)
///           tables   their number (1), each: columns of the witness (2), columns that widen its blocks (1), the same two of the preprocessed columns
///           layout   alignment (1), greatest logarithm of a width (1), number of blocks (1), the blocks in the order of columns, each:
///                    logarithm of the height rounded up (1), logarithm of the width (1), offset in rows (4), height (4)
///           boundary as in Boundary.sol
///           tape     as in Tape.sol
library Program {
    function parse(uint256 position) internal pure returns (Engine.Key memory key) {
        unchecked {
            key.initialState = number(position, 32);
            key.sealLength = number(position + 32, 4);
            key.rowVariables = number(position + 36, 1);
            key.logInteractions = number(position + 37, 1);
            key.opening.variables = number(position + 38, 1);
            key.opening.preprocessedChunks = number(position + 39, 2);
            key.opening.preprocessedCapHeight = number(position + 41, 1);
            key.publicValueCount = number(position + 42, 2);
            (key.opening.rounds, position) = parseRounds(position + 44);
            (key.tables, position) = parseTables(position);
            (key.denseLayout, position) = parseLayout(position);
            key.boundary = position;
            uint256 terms = number(position, 2);
            for (position += 2; terms != 0; --terms) {
                position += 3 + 5 * number(position + 2, 1);
            }
            key.tape = position;
        }
    }

    function parseRounds(uint256 position) private pure returns (Whir.Round[] memory rounds, uint256 end) {
        unchecked {
            rounds = new Whir.Round[](number(position, 1));
            ++position;
            for (uint256 i = 0; i < rounds.length; ++i) {
                Whir.Round memory round = rounds[i];
                round.foldingFactor = number(position, 1);
                round.logDomain = number(position + 1, 1);
                round.queries = number(position + 2, 1);
                round.queryWorkBits = number(position + 3, 1);
                round.foldingWorkBits = number(position + 4, 1);
                round.outOfDomainSamples = number(position + 5, 1);
                round.capHeight = number(position + 6, 1);
                position += 7;
            }
            end = position;
        }
    }

    function parseTables(uint256 position) private pure returns (Engine.Columns[] memory tables, uint256 end) {
        unchecked {
            tables = new Engine.Columns[](number(position, 1));
            ++position;
            for (uint256 i = 0; i < tables.length; ++i) {
                Engine.Columns memory table = tables[i];
                table.witness = number(position, 2);
                table.witnessExcess = number(position + 2, 1);
                table.preprocessed = number(position + 3, 2);
                table.preprocessedExcess = number(position + 5, 1);
                position += 6;
            }
            end = position;
        }
    }

    function parseLayout(uint256 position) private pure returns (Weight.Layout memory denseLayout, uint256 end) {
        unchecked {
            denseLayout.alignment = number(position, 1);
            denseLayout.logWidthMax = number(position + 1, 1);
            denseLayout.blocks = new uint256[](number(position + 2, 1));
            position += 3;
            for (uint256 i = 0; i < denseLayout.blocks.length; ++i) {
                denseLayout.blocks[i] = number(position, 10);
                position += 10;
            }
            end = position;
        }
    }
}
