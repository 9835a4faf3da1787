// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity 0.8.37;

import {Nullius} from "../src/Nullius.sol";
import {SealVerifier} from "../src/SealVerifier.sol";
import {FinalCap, FinalProgram} from "../src/generated/FinalKey.sol";
import {Claims} from "./support/Claims.sol";
import "../src/Check.sol";

/// The contract accepts what is proven, and nothing that differs from it in a single bit.
contract NulliusTest is Claims {
    function test_AcceptsAProvenClaim() public view {
        (Claim memory claim, bytes memory seal) = loadClaim();
        verify(claim, seal);
    }

    function test_AcceptsAProvenBatch() public view {
        (bytes32 root, bytes memory seal) = loadBatch();
        nullius.verifyBatch(root, seal);
    }

    /// Bits all over a seal, and the check that the other implementation names when one of them is flipped.
    function test_NamesTheCheckThatTheOtherVerifierNames() public view {
        (Claim memory claim, bytes memory seal) = loadClaim();
        string memory json = vm.readFile("test/vectors/claim.json");
        uint256[] memory bits = vm.parseJsonUintArray(json, ".alteredBits");
        uint256[] memory checks = vm.parseJsonUintArray(json, ".alteredChecks");
        assertTrue(bits.length > 0 && bits.length == checks.length, "as many");
        for (uint256 i = 0; i < bits.length; ++i) {
            bytes1 mask = bytes1(uint8(1) << uint8(bits[i] & 7));
            seal[bits[i] >> 3] ^= mask;
            assertEqual(uint32(assertReverts(claim, seal)), checks[i]);
            seal[bits[i] >> 3] ^= mask;
        }
    }

    function testFuzz_RejectsEveryFlippedBitOfTheSeal(uint256 position, uint8 bit) public view {
        (Claim memory claim, bytes memory seal) = loadClaim();
        seal[position % seal.length] ^= bytes1(uint8(1) << (bit & 7));
        assertReverts(claim, seal);
    }

    function testFuzz_RejectsEveryFlippedBitOfTheClaim(uint8 field, uint8 bit) public view {
        (Claim memory claim, bytes memory seal) = loadClaim();
        bytes32 mask = bytes32(uint256(1) << bit);
        if (field % 5 == 0) claim.programId ^= mask;
        else if (field % 5 == 1) claim.inputDigest ^= mask;
        else if (field % 5 == 2) claim.journalDigest ^= mask;
        else if (field % 5 == 3) claim.context ^= mask;
        else claim.exitCode ^= uint64(1) << (bit & 63);
        bytes4 check = assertReverts(claim, seal);
        // The statement precedes every challenge: what the proof says of its terms on the buses is the first that does not fit.
        assertTrue(check == BusDenominator.selector || (field % 5 == 0 && check == CanonicalElement.selector), "check");
    }

    function testFuzz_RejectsEveryOtherRoot(bytes32 root) public {
        (bytes32 proven, bytes memory seal) = loadBatch();
        if (root == proven) return;
        vm.expectRevert(BusDenominator.selector);
        nullius.verifyBatch(root, seal);
    }

    function test_RejectsAnotherLength() public {
        (Claim memory claim, bytes memory seal) = loadClaim();
        vm.expectRevert(ProofLength.selector);
        this.verifyExternal(claim, abi.encodePacked(seal, bytes1(0)));
        vm.expectRevert(ProofLength.selector);
        this.verifyExternal(claim, "");
        assembly ("memory-safe") {
            mstore(seal, sub(mload(seal), 1))
        }
        vm.expectRevert(ProofLength.selector);
        this.verifyExternal(claim, seal);
    }

    function test_RejectsAClaimAsABatchAndABatchAsAClaim() public {
        (Claim memory claim, bytes memory claimSeal) = loadClaim();
        (bytes32 root, bytes memory batchSeal) = loadBatch();
        vm.expectRevert(BusDenominator.selector);
        nullius.verifyBatch(root, claimSeal);
        vm.expectRevert(BusDenominator.selector);
        this.verifyExternal(claim, batchSeal);
    }

    function test_IsMadeForOneKey() public {
        address program = address(new FinalProgram());
        address cap = address(new FinalCap());
        vm.expectRevert(abi.encodeWithSelector(Nullius.WrongKey.selector, cap, program));
        new Nullius(cap, program);
        vm.expectRevert(abi.encodeWithSelector(Nullius.WrongKey.selector, program, program));
        new Nullius(program, program);
        vm.expectRevert(abi.encodeWithSelector(SealVerifier.NotData.selector, address(nullius)));
        new Nullius(address(nullius), cap);
    }

    function verifyExternal(Claim memory claim, bytes memory seal) external view {
        verify(claim, seal);
    }

    function assertReverts(Claim memory claim, bytes memory seal) private view returns (bytes4 check) {
        try this.verifyExternal(claim, seal) {
            revert NotTrue("rejects");
        } catch (bytes memory reason) {
            check = bytes4(reason);
            assertTrue(reason.length == 4 && check != bytes4(0), "a named error");
        }
    }
}
