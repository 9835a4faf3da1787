// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity 0.8.37;

import {ClaimLog} from "../src/ClaimLog.sol";
import {ClaimTree} from "../src/ClaimTree.sol";
import {Claims} from "./support/Claims.sol";
import "../src/Check.sol";

/// What is recorded is proven; what lies in a proven batch is found there, and nothing else.
contract ClaimLogTest is Claims {
    ClaimLog private log;

    function setUp() public override {
        super.setUp();
        log = new ClaimLog(nullius);
    }

    function test_RecordsAProvenClaim() public {
        (Claim memory claim, bytes memory seal) = loadClaim();
        vm.expectEmit(address(log));
        emit ClaimLog.ClaimProven(
            claim.programId, claim.journalDigest, claim.inputDigest, claim.exitCode, claim.context
        );
        prove(claim, seal);
    }

    function test_RecordsNoForgery() public {
        (Claim memory claim, bytes memory seal) = loadClaim();
        claim.journalDigest = claim.inputDigest;
        vm.expectRevert(BusDenominator.selector);
        prove(claim, seal);
    }

    function test_RecordsTheClaimsOfABatchOnceItIsProven() public {
        (bytes32 root, bytes memory seal) = loadBatch();
        (Claim memory claim, bytes32[] memory path) = loadIncluded(1);
        vm.expectRevert(abi.encodeWithSelector(ClaimLog.UnknownBatch.selector, root));
        proveIncluded(root, 1, claim, path);

        vm.expectEmit(address(log));
        emit ClaimLog.BatchProven(root);
        log.proveBatch(root, seal);
        assertTrue(log.isProvenBatch(root), "kept");
        for (uint256 i = 0; i < 3; ++i) {
            (claim, path) = loadIncluded(i);
            vm.expectEmit(address(log));
            emit ClaimLog.ClaimProven(
                claim.programId, claim.journalDigest, claim.inputDigest, claim.exitCode, claim.context
            );
            proveIncluded(root, i, claim, path);
        }
    }

    function test_FindsEachClaimAtItsPlaceAlone() public {
        (bytes32 root,) = loadBatch();
        for (uint256 i = 0; i < 3; ++i) {
            (Claim memory claim, bytes32[] memory path) = loadIncluded(i);
            verifyInclusion(root, i, claim, path);
            for (uint256 other = 0; other < 8; ++other) {
                if (other == i) continue;
                vm.expectRevert(BatchInclusion.selector);
                verifyInclusion(root, other, claim, path);
            }
        }
    }

    function testFuzz_RejectsEveryFlippedBitOfAClaimInABatch(uint8 field, uint8 bit) public {
        (bytes32 root,) = loadBatch();
        (Claim memory claim, bytes32[] memory path) = loadIncluded(2);
        bytes32 mask = bytes32(uint256(1) << bit);
        if (field % 7 == 0) claim.programId ^= mask;
        else if (field % 7 == 1) claim.inputDigest ^= mask;
        else if (field % 7 == 2) claim.journalDigest ^= mask;
        else if (field % 7 == 3) claim.context ^= mask;
        else if (field % 7 == 4) claim.exitCode ^= uint64(1) << (bit & 63);
        else if (field % 7 == 5) path[bit & 1] ^= mask;
        else root ^= mask;
        vm.expectRevert(BatchInclusion.selector);
        verifyInclusion(root, 2, claim, path);
    }

    function test_RejectsPathsOfAnotherLength() public {
        (bytes32 root,) = loadBatch();
        (Claim memory claim, bytes32[] memory path) = loadIncluded(0);
        vm.expectRevert(BatchInclusion.selector);
        verifyInclusion(root, 0, claim, new bytes32[](0));
        bytes32[] memory short = new bytes32[](1);
        short[0] = path[0];
        vm.expectRevert(BatchInclusion.selector);
        verifyInclusion(root, 0, claim, short);
        vm.expectRevert(BatchInclusion.selector);
        verifyInclusion(root, 0, claim, new bytes32[](33));
    }

    /// A batch of one: the root is the leaf, and the path is empty.
    function test_FindsTheOnlyClaim() public {
        (Claim memory claim,) = loadIncluded(0);
        bytes32 root = ClaimTree.leaf(
            claim.programId, claim.inputDigest, claim.journalDigest, claim.exitCode, claim.context
        );
        verifyInclusion(root, 0, claim, new bytes32[](0));
        vm.expectRevert(BatchInclusion.selector);
        verifyInclusion(root, 1, claim, new bytes32[](0));
    }

    function prove(Claim memory claim, bytes memory seal) private {
        log.prove(claim.programId, claim.inputDigest, claim.journalDigest, claim.exitCode, claim.context, seal);
    }

    function proveIncluded(bytes32 root, uint256 index, Claim memory claim, bytes32[] memory path) private {
        log.proveIncluded(
            root, index, claim.programId, claim.inputDigest, claim.journalDigest, claim.exitCode, claim.context, path
        );
    }
}
