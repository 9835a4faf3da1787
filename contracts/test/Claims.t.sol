// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity 0.8.37;

import {Test} from "./support/Test.sol";
import {BatchInclusion} from "../src/Check.sol";
import {ClaimLog} from "../src/ClaimLog.sol";
import {INullius} from "../src/INullius.sol";
import {Nullius} from "../src/Nullius.sol";
import {Statement} from "../src/Statement.sol";
import {FinalCap, FinalProgram} from "../src/generated/FinalKey.sol";

/// Claims as statements of seals, in trees, and on record. The batch is the one of guests/inputs/batch.witness, its root guests/expected/batch.journal.
contract ClaimsTest is Test {
    struct Claim {
        bytes32 programId;
        bytes32 inputDigest;
        bytes32 journalDigest;
        bytes32 context;
        uint64 exitCode;
    }

    bytes32 private constant ROOT = 0x4c50c4f04e9053db763c7d04fe31c22f8840c45cb3a9114aab2569f5a86dfe10;

    Nullius private nullius;
    Claim[] private claims;
    bytes32[] private leaves;

    function setUp() public {
        nullius = new Nullius(address(new FinalProgram()), address(new FinalCap()));
        add(
            0x2bf24d3b5fb0a30e26e83b2ac4b9e21f1b161e5c1fa7425e73043362938b9824,
            0x67b80341ae56f3c8a7a226a8d722f8003c468b42f91b7ccd77a1bf8378e7cd7f,
            0xd9bf5dfe569c9a184d0d351fd1ff27459f9cc08a29f09c718a630a0b08f63837,
            0x000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f,
            0
        );
        add(
            0x9e258d1803965a3318e17023f148a362efe0ef3f8fd0693938dcd76433e96c09,
            0x83c02ac2d48c863dab2ccf6870455aadfc2cec073b8db269b517c879d76aa6d9,
            0x5ecbeda3e177dee1810b22624c5e402a0745a136a6ec44ea97b0bb1d16f0f70c,
            0x0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f20,
            0
        );
        add(
            0x78631c32b7b63b6e84aba908f774286c1bb4642be880ee3de63c122cd53f0c1b,
            0xce32b18ae7f79e70f7cde4cf6077ae8b4195044307a78a4ea8761ddfedf9badc,
            0x882dd7e7ce1dd17fcc7070daac6ac5e3a998db38315180fe17864055f59898c9,
            0x02030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f2021,
            0x65
        );
        add(
            0x636964153fd2271186dbe21387f57e0238491c029bc6d84f75f25a633f474215,
            0xe2cb06fb37088b7f3fd70cadacb57d950a9a7fcd79456d3cf2ead8fcb6bb3219,
            0x92122cb8e2d066ec8731c277b984fa787827fd0a7221af2a6ccd813f33a20ca1,
            0x030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f202122,
            0
        );
        add(
            0x9c97b306ec9a685446fa4e08e5be575b8033e21c2ba31b6f51b95169524bd52d,
            0xb267447f12db5d135cd230a2e833f370fc8aacdabb571c73c19acc6aab07c447,
            0x2c40249c94172a2e9141dfa07c66621661bfd29688b7e25f49d2b9be19665bbb,
            0x0405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f20212223,
            0
        );
    }

    /// The public values give back every byte of a claim: limbs have 16 bits, and the four that no claim has are zero.
    function testFuzz_StatementsDetermineClaims(Claim memory claim) public pure {
        uint256[] memory values = Statement.publicValues(
            claim.programId, claim.inputDigest, claim.journalDigest, claim.exitCode, claim.context
        );
        assertEqual(values.length, 64);
        assertEqual(joined(values, 0, 8, 32), claim.programId);
        assertEqual(joined(values, 8, 16, 16), claim.inputDigest);
        assertEqual(joined(values, 24, 16, 16), claim.journalDigest);
        assertEqual(joined(values, 40, 16, 16), claim.context);
        uint256 exitCode = 0;
        for (uint256 i = 0; i < 8; ++i) {
            assertTrue(values[56 + i] < 1 << 16, "limb of the exit code");
            exitCode |= values[56 + i] << (16 * i);
        }
        assertEqual(exitCode, claim.exitCode);
    }

    function test_FindsEveryClaimOfTheBatchOfTheGuest() public view {
        for (uint256 index = 0; index < claims.length; ++index) {
            assertTrue(isIncluded(ROOT, index, claims[index], pathOf(index)), "included");
        }
    }

    function test_RefusesOtherPlaces() public view {
        for (uint256 index = 0; index < claims.length; ++index) {
            for (uint256 other = 0; other < 18; ++other) {
                assertTrue(isIncluded(ROOT, other, claims[index], pathOf(index)) == (other == index), "place");
            }
            assertTrue(!isIncluded(ROOT, index | 1 << 255, claims[index], pathOf(index)), "high bit");
        }
    }

    function test_RefusesOtherClaims() public view {
        bytes32[] memory path = pathOf(2);
        for (uint256 change = 0; change < 5; ++change) {
            Claim memory claim = claims[2];
            if (change == 0) claim.programId ^= bytes32(uint256(1));
            if (change == 1) claim.inputDigest ^= bytes32(uint256(1));
            if (change == 2) claim.journalDigest ^= bytes32(uint256(1));
            if (change == 3) claim.context ^= bytes32(uint256(1));
            if (change == 4) claim.exitCode ^= 1;
            assertTrue(!isIncluded(ROOT, 2, claim, path), "changed");
        }
        // Fields that change places.
        Claim memory swapped = claims[2];
        (swapped.context, swapped.journalDigest) = (swapped.journalDigest, swapped.context);
        assertTrue(!isIncluded(ROOT, 2, swapped, path), "swapped");
    }

    function test_RefusesPathsOfOtherLengths() public view {
        bytes32[] memory path = pathOf(0);
        for (uint256 length = 0; length < 40; ++length) {
            bytes32[] memory other = new bytes32[](length);
            for (uint256 i = 0; i < length && i < path.length; ++i) {
                other[i] = path[i];
            }
            assertTrue(isIncluded(ROOT, 0, claims[0], other) == (length == path.length), "length");
        }
    }

    /// A path of 33 siblings is refused even where it leads to the root.
    function test_PathsHaveAtMost32Siblings() public view {
        bytes32 node = leaves[0];
        for (uint256 length = 0; length <= 33; ++length) {
            assertTrue(isIncluded(node, 0, claims[0], new bytes32[](length)) == (length <= 32), "length");
            node = nodeOf(node, 0);
        }
    }

    function test_ABatchOfOneIsItsLeaf() public view {
        assertTrue(isIncluded(leaves[3], 0, claims[3], new bytes32[](0)), "one");
        assertTrue(!isIncluded(leaves[3], 1, claims[3], new bytes32[](0)), "another place");
    }

    function test_RecordsClaimsOfProvenBatchesOnly() public {
        Agreeable agreeable = new Agreeable(nullius);
        ClaimLog log = new ClaimLog(INullius(address(agreeable)));
        vm.expectRevert(abi.encodeWithSelector(ClaimLog.UnknownBatch.selector, ROOT));
        record(log, 1, claims[1]);
        log.proveBatch(ROOT, "");
        record(log, 1, claims[1]);
        vm.expectRevert(BatchInclusion.selector);
        record(log, 1, claims[2]);

        // What does not verify leaves no trace.
        log = new ClaimLog(nullius);
        (bool accepted,) = address(log).call(abi.encodeCall(ClaimLog.proveBatch, (ROOT, "")));
        assertTrue(!accepted && !log.isProvenBatch(ROOT), "no seal");
    }

    function record(ClaimLog log, uint256 index, Claim memory claim) private {
        bytes32[] memory path = pathOf(index);
        log.proveIncluded(
            ROOT, index, claim.programId, claim.inputDigest, claim.journalDigest, claim.exitCode, claim.context, path
        );
    }

    function isIncluded(bytes32 root, uint256 index, Claim memory claim, bytes32[] memory path)
        private
        view
        returns (bool)
    {
        try nullius.verifyInclusion(
            root, index, claim.programId, claim.inputDigest, claim.journalDigest, claim.exitCode, claim.context, path
        ) {
            return true;
        } catch (bytes memory reason) {
            assertTrue(bytes4(reason) == BatchInclusion.selector, "reason");
            return false;
        }
    }

    function add(bytes32 programId, bytes32 inputDigest, bytes32 journalDigest, bytes32 context, uint64 exitCode)
        private
    {
        claims.push(Claim(programId, inputDigest, journalDigest, context, exitCode));
        leaves.push(keccak256(bytes.concat(hex"00", programId, inputDigest, journalDigest, context, bytes8(exitCode))));
    }

    /// The path of a claim among eight leaves, of which the last three are zero.
    function pathOf(uint256 index) private view returns (bytes32[] memory path) {
        path = new bytes32[](3);
        bytes32[] memory level = new bytes32[](8);
        for (uint256 i = 0; i < leaves.length; ++i) {
            level[i] = leaves[i];
        }
        for (uint256 height = 0; height < 3; ++height) {
            path[height] = level[index ^ 1];
            for (uint256 i = 0; i < level.length / 2; ++i) {
                level[i] = nodeOf(level[2 * i], level[2 * i + 1]);
            }
            index >>= 1;
        }
        assertEqual(level[0], ROOT);
    }

    function nodeOf(bytes32 left, bytes32 right) private pure returns (bytes32) {
        return keccak256(bytes.concat(hex"01", left, right));
    }

    /// The bytes of little-endian limbs.
    function joined(uint256[] memory values, uint256 first, uint256 count, uint256 bits)
        private
        pure
        returns (bytes32)
    {
        uint256 word = 0;
        for (uint256 i = 0; i < count; ++i) {
            assertTrue(values[first + i] >> bits == 0, "limb");
            for (uint256 shift = 0; shift < bits; shift += 8) {
                word = word << 8 | (values[first + i] >> shift & 0xff);
            }
        }
        return bytes32(word);
    }
}

/// Accepts the seal of every batch; the rest is left to the verifier.
contract Agreeable {
    Nullius private immutable nullius;

    constructor(Nullius nullius_) {
        nullius = nullius_;
    }

    fallback() external {
        if (msg.sig == INullius.verifyBatch.selector) return;
        (bool success, bytes memory output) = address(nullius).staticcall(msg.data);
        if (success) return;
        assembly ("memory-safe") {
            revert(add(output, 0x20), mload(output))
        }
    }
}
