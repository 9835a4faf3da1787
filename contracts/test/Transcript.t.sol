// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity 0.8.37;

import {Test} from "./support/Test.sol";
import {Schoolbook} from "./support/Schoolbook.sol";
import {CanonicalElement, ProofOfWork} from "../src/Check.sol";
import {KoalaBear5, P} from "../src/KoalaBear5.sol";
import {Merkle} from "../src/Merkle.sol";
import {Transcript} from "../src/Transcript.sol";

contract TranscriptTest is Test {
    using Schoolbook for Schoolbook.Element;

    function test_DrawsTheStateOnceThenItsHashes() public pure {
        Transcript memory transcript = Transcript(uint256(keccak256("label")), 0, 0);
        transcript.absorb("message");
        bytes32 state = keccak256(abi.encodePacked(keccak256("label"), "message"));
        assertEqual(bytes32(transcript.draw()), state);
        state = keccak256(abi.encodePacked(state));
        assertEqual(bytes32(transcript.draw()), state);
        state = keccak256(abi.encodePacked(state));
        assertEqual(bytes32(transcript.draw()), state);
        transcript.absorb("a");
        state = keccak256(abi.encodePacked(state, "a"));
        assertEqual(bytes32(transcript.draw()), state);
    }

    function test_QueriesAreTenPerDraw() public pure {
        Transcript memory transcript = Transcript(uint256(keccak256("label")), 1, 0);
        uint256[] memory indices = transcript.drawQueries(23, 19);
        uint256 state = uint256(keccak256("label"));
        for (uint256 i = 0; i < 23; i++) {
            if (i == 10 || i == 20) state = uint256(keccak256(abi.encodePacked(state)));
            assertEqual(indices[i], (state >> (25 * (i % 10))) % 2 ** 19);
        }
    }

    function testFuzz_ReceivesWhatItAbsorbs(uint256 seed, uint8 length) public view {
        uint256 count = length % 7;
        bytes memory seal;
        Schoolbook.Element[] memory elements = new Schoolbook.Element[](count);
        for (uint256 i = 0; i < count; i++) {
            elements[i] = Schoolbook.random(uint256(keccak256(abi.encode(seed, i))));
            seal = abi.encodePacked(seal, elements[i].encode());
        }
        (uint256[] memory lanes, bytes32 state, uint256 read) = this.receiveElements(seal, count);
        for (uint256 i = 0; i < count; i++) {
            assertEqual(lanes[i], KoalaBear5.unwrap(elements[i].toLanes()));
        }
        assertEqual(state, keccak256(abi.encodePacked(bytes32(0), seal)));
        assertEqual(read, seal.length);
    }

    function test_RejectsElementsThatAreNotCanonical() public {
        for (uint256 i = 0; i < 15; i++) {
            bytes memory seal = new bytes(60);
            set(seal, 4 * i, uint32(P - 1));
            this.receiveElements(seal, 3);
            this.receiveThree(seal);
            set(seal, 4 * i, uint32(P));
            vm.expectRevert(CanonicalElement.selector);
            this.receiveElements(seal, 3);
            vm.expectRevert(CanonicalElement.selector);
            this.receiveThree(seal);
            set(seal, 4 * i, type(uint32).max);
            vm.expectRevert(CanonicalElement.selector);
            this.receiveElements(seal, 3);
            vm.expectRevert(CanonicalElement.selector);
            this.receiveThree(seal);
        }
    }

    function test_WorkIsTheHighBitsAfterTheNonce() public {
        uint64 nonce = 0;
        while (uint256(keccak256(abi.encodePacked(bytes32(0), nonce))) >> 248 != 0) ++nonce;
        this.proofOfWork(abi.encodePacked(nonce), 8);
        uint256 next = uint256(keccak256(abi.encodePacked(bytes32(0), nonce)));
        uint256 bits = 8;
        while (next >> (255 - bits) == 0) ++bits;
        this.proofOfWork(abi.encodePacked(nonce), bits);
        vm.expectRevert(ProofOfWork.selector);
        this.proofOfWork(abi.encodePacked(nonce), bits + 1);
    }

    function testFuzz_AncestorsHashTowardsTheRoot(uint256 seed, uint8 index) public view {
        uint256 levels = seed % 9;
        bytes memory path;
        bytes32 node = keccak256(abi.encode(seed));
        for (uint256 level = 0; level < levels; level++) {
            bytes32 sibling = keccak256(abi.encode(seed, level));
            path = abi.encodePacked(path, sibling);
            node = (index >> level) & 1 == 0
                ? keccak256(abi.encodePacked(node, sibling))
                : keccak256(abi.encodePacked(sibling, node));
        }
        assertEqual(bytes32(this.ancestor(path, uint256(keccak256(abi.encode(seed))), index, levels)), node);
    }

    function receiveElements(bytes calldata seal, uint256 count)
        external
        pure
        returns (uint256[] memory lanes, bytes32 state, uint256 read)
    {
        Transcript memory transcript = start(seal);
        uint256 before = transcript.cursor;
        KoalaBear5[] memory elements = transcript.receiveElements(count);
        lanes = new uint256[](count);
        for (uint256 i = 0; i < count; i++) {
            lanes[i] = KoalaBear5.unwrap(elements[i]);
        }
        return (lanes, bytes32(transcript.state), transcript.cursor - before);
    }

    function receiveThree(bytes calldata seal) external pure {
        start(seal).receiveThree();
    }

    function proofOfWork(bytes calldata seal, uint256 bits) external pure {
        start(seal).proofOfWork(bits);
    }

    function ancestor(bytes calldata path, uint256 node, uint256 index, uint256 levels)
        external
        pure
        returns (uint256)
    {
        return Merkle.ancestor(node, index, levels, start(path).cursor);
    }

    function start(bytes calldata seal) private pure returns (Transcript memory transcript) {
        assembly ("memory-safe") {
            mstore(add(transcript, 0x40), seal.offset)
        }
    }

    function set(bytes memory data, uint256 offset, uint32 value) private pure {
        for (uint256 i = 0; i < 4; i++) {
            data[offset + i] = bytes1(uint8(value >> (24 - 8 * i)));
        }
    }
}
