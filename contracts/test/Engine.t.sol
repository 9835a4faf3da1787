// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity 0.8.37;

import {Test} from "./support/Test.sol";
import {ToyVerifier} from "./support/ToyVerifier.sol";

contract EngineTest is Test {
    function test_AcceptsTwoRoundsAndTwoTrees() public {
        accepts("toy-preprocessed");
    }

    function test_AcceptsThreeRounds() public {
        accepts("toy-three-rounds");
    }

    function accepts(string memory name) private {
        (ToyVerifier verifier, bytes memory seal, uint256[] memory publicValues) = load(name);
        emit log_named_uint("gas", verifier.verify(seal, publicValues));
    }

    function load(string memory name)
        private
        returns (ToyVerifier verifier, bytes memory seal, uint256[] memory publicValues)
    {
        string memory json = vm.readFile(string.concat("test/vectors/", name, ".json"));
        seal = vm.parseJsonBytes(json, ".seal");
        publicValues = vm.parseJsonUintArray(json, ".publicValues");
        ToyVerifier.Constants memory c;
        c.sealLength = seal.length;
        c.initialState = uint256(keccak256(vm.parseJsonBytes(json, ".label")));
        c.rowVariables = vm.parseJsonUint(json, ".rowVariables");
        c.variables = vm.parseJsonUint(json, ".variables");
        c.preprocessedChunks = vm.parseJsonUint(json, ".preprocessedChunks");
        c.preprocessedCapHeight = vm.parseJsonUint(json, ".preprocessedCapHeight");
        c.preprocessedCap = vm.parseJsonBytes(json, ".preprocessedCap");
        c.rounds = vm.parseJsonUintArray(json, ".rounds");
        c.blocks = vm.parseJsonUintArray(json, ".blocks");
        c.alignment = vm.parseJsonUint(json, ".alignment");
        c.logWidthMax = vm.parseJsonUint(json, ".logWidthMax");
        verifier = new ToyVerifier(c);
    }
}
