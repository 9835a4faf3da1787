// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity 0.8.37;

import {Test} from "./support/Test.sol";
import {PlainVerifier} from "./support/PlainVerifier.sol";
import {SealVerifier} from "../src/SealVerifier.sol";
import "../src/Check.sol";

/// Small seals of the prover (tests/Nullius.Contracts.Tests): wires and gates in widened blocks; a closed system with neither preprocessed columns nor
/// public values, where tuples do not vanish on the zero row; a table of preprocessed columns alone; and a circuit in three rounds. Heights are no powers of two.
contract EngineTest is Test {
    struct Proof {
        PlainVerifier verifier;
        bytes seal;
        uint256[] publicValues;
        string json;
    }

    // What the bytes of a seal are.
    uint256 private constant CAP = 0;
    uint256 private constant ANSWERS = 1;
    uint256 private constant TOP_LAYER = 2;
    uint256 private constant INVERSES = 3;
    uint256 private constant LAYER_ROUND = 4;
    uint256 private constant CHILDREN = 5;
    uint256 private constant ZEROCHECK_ROUND = 6;
    uint256 private constant COLUMNS = 7;
    uint256 private constant FOLD_ROUND = 8;
    uint256 private constant WORK = 9;
    uint256 private constant LEAF = 10;
    uint256 private constant PATH = 11;
    uint256 private constant FINAL_VECTOR = 12;
    uint256 private constant LAST_ROUND = 13;

    function test_AcceptsTwoRoundsAndTwoTrees() public {
        Proof memory proof = load("wired");
        proof.verifier.verify(proof.seal, proof.publicValues);
    }

    function test_AcceptsOneTreeAndNoStatement() public {
        Proof memory proof = load("closed");
        proof.verifier.verify(proof.seal, proof.publicValues);
    }

    function test_AcceptsATableOfPreprocessedColumnsAlone() public {
        Proof memory proof = load("constants");
        proof.verifier.verify(proof.seal, proof.publicValues);
    }

    function test_AcceptsThreeRoundsOfACircuit() public {
        Proof memory proof = load("circuit");
        emit log_named_uint("execution gas", proof.verifier.verify(proof.seal, proof.publicValues));
    }

    /// Changes one bit in every part of a seal.
    function test_RejectsEveryChangedPart() public {
        changeParts(load("wired"));
        changeParts(load("closed"));
        changeParts(load("constants"));
    }

    function test_RejectsEveryChangedPartOfACircuit() public {
        changeParts(load("circuit"));
    }

    function test_RejectsElementsThatAreNotCanonical() public {
        Proof memory proof = load("wired");
        uint256[] memory parts = vm.parseJsonUintArray(proof.json, ".segments");
        for (uint256 i = 0; i < parts.length; i += 3) {
            if (parts[i] == CAP || parts[i] == WORK || parts[i] == PATH) continue;
            // The first four bytes are a coefficient.
            bytes4 old;
            for (uint256 j = 0; j < 4; j++) {
                old |= bytes4(proof.seal[parts[i + 1] + j]) >> (8 * j);
                proof.seal[parts[i + 1] + j] = 0xff;
            }
            vm.expectRevert(CanonicalElement.selector);
            proof.verifier.verify(proof.seal, proof.publicValues);
            for (uint256 j = 0; j < 4; j++) {
                proof.seal[parts[i + 1] + j] = old[j];
            }
        }
        proof.verifier.verify(proof.seal, proof.publicValues);
    }

    function test_RejectsOtherLengths() public {
        Proof memory proof = load("wired");
        vm.expectRevert(ProofLength.selector);
        proof.verifier.verify(abi.encodePacked(proof.seal, uint8(0)), proof.publicValues);
        bytes memory seal = proof.seal;
        assembly ("memory-safe") {
            mstore(seal, sub(mload(seal), 1))
        }
        vm.expectRevert(ProofLength.selector);
        proof.verifier.verify(seal, proof.publicValues);
    }

    function test_RejectsOtherPublicValues() public {
        Proof memory proof = load("wired");
        for (uint256 i = 0; i < proof.publicValues.length; i++) {
            proof.publicValues[i] += 1;
            vm.expectRevert(BusDenominator.selector);
            proof.verifier.verify(proof.seal, proof.publicValues);
            proof.publicValues[i] -= 1;
        }
    }

    function test_RejectsOtherNumbersOfPublicValues() public {
        Proof memory proof = load("wired");
        uint256 count = proof.publicValues.length;
        uint256[] memory more = new uint256[](count + 1);
        uint256[] memory less = new uint256[](count - 1);
        for (uint256 i = 0; i < count; i++) {
            more[i] = proof.publicValues[i];
            if (i + 1 < count) less[i] = proof.publicValues[i];
        }
        vm.expectRevert(PublicValueCount.selector);
        proof.verifier.verify(proof.seal, more);
        vm.expectRevert(PublicValueCount.selector);
        proof.verifier.verify(proof.seal, less);
        vm.expectRevert(PublicValueCount.selector);
        proof.verifier.verify(proof.seal, new uint256[](0));
    }

    /// A prover that sends a wrong final vector, and goes on honestly.
    function test_RejectsAnotherFinalVector() public {
        string[4] memory names = ["wired", "closed", "constants", "circuit"];
        for (uint256 i = 0; i < names.length; i++) {
            Proof memory proof = load(names[i]);
            bytes memory seal = vm.parseJsonBytes(proof.json, ".wrongFinalVector");
            vm.expectRevert(FinalFold.selector);
            proof.verifier.verify(seal, proof.publicValues);
        }
    }

    function test_TheKeyDigestNamesSystemShapeAndCap() public {
        Proof memory proof = load("wired");
        bytes memory program = vm.parseJsonBytes(proof.json, ".program");
        bytes memory cap = vm.parseJsonBytes(proof.json, ".preprocessedCap");
        bytes32 digest = keccak256(
            abi.encodePacked(keccak256(abi.encodePacked(uint8(0), program)), keccak256(abi.encodePacked(uint8(0), cap)))
        );
        assertEqual(proof.verifier.verifyingKeyDigest(), digest);
        for (uint256 i = 0; i < cap.length; i += 32) {
            cap[i] = ~cap[i];
        }
        PlainVerifier other = new PlainVerifier(deployData(program), deployData(cap));
        assertTrue(other.verifyingKeyDigest() != digest, "another digest");
        vm.expectRevert(MerkleOpening.selector);
        other.verify(proof.seal, proof.publicValues);
    }

    /// The state that a program begins with decides all challenges.
    function test_RejectsSealsOfAnotherLabel() public {
        Proof memory proof = load("wired");
        bytes memory program = vm.parseJsonBytes(proof.json, ".program");
        program[31] ^= 0x01;
        PlainVerifier other =
            new PlainVerifier(deployData(program), deployData(vm.parseJsonBytes(proof.json, ".preprocessedCap")));
        vm.expectRevert(BusDenominator.selector);
        other.verify(proof.seal, proof.publicValues);
    }

    function test_RejectsKeysThatAreNotData() public {
        vm.expectRevert(abi.encodeWithSelector(SealVerifier.NotData.selector, address(this)));
        new PlainVerifier(address(this), address(this));
        vm.expectRevert(abi.encodeWithSelector(SealVerifier.NotData.selector, address(1)));
        new PlainVerifier(address(1), address(1));
    }

    function changeParts(Proof memory proof) private view {
        uint256[] memory parts = vm.parseJsonUintArray(proof.json, ".segments");
        for (uint256 i = 0; i < parts.length; i += 3) {
            // The lowest bit of the first and of the last number.
            changeBit(proof, parts[i], parts[i + 1] + 3);
            changeBit(proof, parts[i], parts[i + 1] + parts[i + 2] - 1);
        }
        proof.verifier.verify(proof.seal, proof.publicValues);
    }

    function changeBit(Proof memory proof, uint256 part, uint256 position) private view {
        proof.seal[position] ^= 0x01;
        try proof.verifier.verify(proof.seal, proof.publicValues) {
            revert NotTrue("rejects");
        } catch (bytes memory reason) {
            bytes4 check = bytes4(reason);
            // What is absorbed changes all later challenges, hence the first check after it fails that depends on one: a denominator of
            // the statement or, where it has no terms, a layer; of a round of folds the next proof of work, and where none is asked for
            // the queries.
            if (part == CAP || part == FOLD_ROUND || part == WORK || part == ANSWERS || part == FINAL_VECTOR) {
                assertTrue(
                    check == BusDenominator.selector || check == ProofOfWork.selector || check == MerkleOpening.selector
                        || check == CanonicalElement.selector
                        || (proof.publicValues.length == 0 && check == GkrLayer.selector),
                    "changed challenges"
                );
            } else if (part == TOP_LAYER || part == INVERSES) {
                assertTrue(check == BusDenominator.selector || check == BusBalance.selector, "bus");
            } else if (part == LAYER_ROUND || part == CHILDREN) {
                assertTrue(check == GkrLayer.selector, "layer");
            } else if (part == ZEROCHECK_ROUND) {
                assertTrue(check == Zerocheck.selector, "zerocheck");
            } else if (part == COLUMNS) {
                // A column without constraints and interactions is claimed to the opening only.
                assertTrue(
                    check == Zerocheck.selector || check == ProofOfWork.selector || check == MerkleOpening.selector,
                    "columns"
                );
            } else if (part == LEAF || part == PATH) {
                assertTrue(check == MerkleOpening.selector, "opening");
            } else {
                assertTrue(check == FinalWeight.selector, "last round");
            }
        }
        proof.seal[position] ^= 0x01;
    }

    function load(string memory name) private returns (Proof memory proof) {
        proof.json = vm.readFile(string.concat("test/vectors/", name, ".json"));
        proof.seal = vm.parseJsonBytes(proof.json, ".seal");
        proof.publicValues = vm.parseJsonUintArray(proof.json, ".publicValues");
        proof.verifier = new PlainVerifier(
            deployData(vm.parseJsonBytes(proof.json, ".program")),
            deployData(vm.parseJsonBytes(proof.json, ".preprocessedCap"))
        );
    }
}
