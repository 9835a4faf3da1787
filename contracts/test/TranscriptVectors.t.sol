// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity 0.8.37;

import {Test} from "./support/Test.sol";
import {KoalaBear5, spread} from "../src/KoalaBear5.sol";
import {ELEMENT_BYTES, Transcript, receiveBytes} from "../src/Transcript.sol";

/// Every challenge and every query index of the seals that the prover made, drawn again from their bytes by the operations that a verifier performs.
contract TranscriptVectorsTest is Test {
    // What a verifier does with the transcript; two numbers follow.
    uint256 private constant STATEMENT = 0;
    uint256 private constant RECEIVE = 1;
    uint256 private constant CHALLENGE = 2;
    uint256 private constant WORK = 3;
    uint256 private constant QUERIES = 4;
    uint256 private constant OPEN = 5;

    struct Expected {
        uint256[] operations;
        uint256[] publicValues;
        bytes challenges;
        uint256[] queries;
    }

    function test_DrawsWhatTheProverDrew() public view {
        replay("wired");
        replay("closed");
        replay("constants");
        replay("circuit");
    }

    function replay(string memory name) private view {
        string memory json = vm.readFile(string.concat("test/vectors/", name, ".json"));
        bytes memory program = vm.parseJsonBytes(json, ".program");
        uint256 state;
        assembly ("memory-safe") {
            state := mload(add(program, 0x20))
        }
        Expected memory expected = Expected(
            vm.parseJsonUintArray(json, ".operations"),
            vm.parseJsonUintArray(json, ".publicValues"),
            vm.parseJsonBytes(json, ".challenges"),
            vm.parseJsonUintArray(json, ".queries")
        );
        (uint256 challenges, uint256 queries) = this.run(vm.parseJsonBytes(json, ".seal"), state, expected);
        assertEqual(challenges * ELEMENT_BYTES, expected.challenges.length);
        assertEqual(queries, expected.queries.length);
        assertTrue(challenges > 30 && queries > 10, "draws");
    }

    function run(bytes calldata seal, uint256 state, Expected calldata expected)
        external
        pure
        returns (uint256 challenges, uint256 queries)
    {
        Transcript memory transcript = Transcript(state, 1, 0);
        uint256 end;
        assembly ("memory-safe") {
            mstore(add(transcript, 0x40), seal.offset)
            end := add(seal.offset, seal.length)
        }
        for (uint256 i = 0; i < expected.operations.length; i += 3) {
            uint256 operation = expected.operations[i];
            uint256 number = expected.operations[i + 1];
            if (operation == STATEMENT) {
                bytes memory message;
                for (uint256 j = 0; j < number; j++) {
                    message = abi.encodePacked(message, uint32(expected.publicValues[j]));
                }
                if (number != 0) transcript.absorb(message);
            } else if (operation == RECEIVE) {
                receiveBytes(transcript, number);
            } else if (operation == CHALLENGE) {
                uint256 start = ELEMENT_BYTES * challenges++;
                uint256 packed = uint160(bytes20(expected.challenges[start:start + ELEMENT_BYTES]));
                assertEqual(transcript.challenge(), spread(packed));
            } else if (operation == WORK) {
                transcript.proofOfWork(number);
            } else if (operation == QUERIES) {
                uint256[] memory indices = transcript.drawQueries(number, expected.operations[i + 2]);
                for (uint256 j = 0; j < number; j++) {
                    assertEqual(indices[j], expected.queries[queries++]);
                }
            } else {
                assertEqual(operation, OPEN);
                transcript.cursor += number;
            }
        }
        assertEqual(transcript.cursor, end);
    }
}
