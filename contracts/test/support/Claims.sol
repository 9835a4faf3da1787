// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity 0.8.37;

import {Nullius} from "../../src/Nullius.sol";
import {FinalCap, FinalProgram} from "../../src/generated/FinalKey.sol";
import {Test} from "./Test.sol";

/// Sealed claims of the prover (tests/Nullius.Chain.Tests) and the contract that verifies them.
abstract contract Claims is Test {
    struct Claim {
        bytes32 programId;
        bytes32 inputDigest;
        bytes32 journalDigest;
        uint64 exitCode;
        bytes32 context;
    }

    Nullius internal nullius;

    function setUp() public virtual {
        nullius = new Nullius(address(new FinalProgram()), address(new FinalCap()));
    }

    /// A claim with its seal.
    function loadClaim() internal view returns (Claim memory claim, bytes memory seal) {
        string memory json = vm.readFile("test/vectors/claim.json");
        claim = claimOf(json, "");
        seal = vm.parseJsonBytes(json, ".seal");
    }

    /// A root with its seal.
    function loadBatch() internal view returns (bytes32 root, bytes memory seal) {
        string memory json = vm.readFile("test/vectors/batch.json");
        root = vm.parseJsonBytes32(json, ".root");
        seal = vm.parseJsonBytes(json, ".seal");
    }

    /// One of the three claims of the batch, with its path.
    function loadIncluded(uint256 index) internal view returns (Claim memory claim, bytes32[] memory path) {
        string memory json = vm.readFile("test/vectors/batch.json");
        string memory number = vm.toString(index);
        claim = claimOf(json, number);
        path = vm.parseJsonBytes32Array(json, string.concat(".path", number));
    }

    function verify(Claim memory claim, bytes memory seal) internal view {
        nullius.verify(claim.programId, claim.inputDigest, claim.journalDigest, claim.exitCode, claim.context, seal);
    }

    function verifyInclusion(bytes32 root, uint256 index, Claim memory claim, bytes32[] memory path) internal view {
        nullius.verifyInclusion(
            root, index, claim.programId, claim.inputDigest, claim.journalDigest, claim.exitCode, claim.context, path
        );
    }

    function claimOf(string memory json, string memory number) private pure returns (Claim memory) {
        return Claim(
            vm.parseJsonBytes32(json, string.concat(".programId", number)),
            vm.parseJsonBytes32(json, string.concat(".inputDigest", number)),
            vm.parseJsonBytes32(json, string.concat(".journalDigest", number)),
            uint64(vm.parseJsonUint(json, string.concat(".exitCode", number))),
            vm.parseJsonBytes32(json, string.concat(".context", number))
        );
    }
}
