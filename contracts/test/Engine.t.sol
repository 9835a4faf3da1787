// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity 0.8.37;

import {Test} from "./support/Test.sol";
import {PlainVerifier} from "./support/PlainVerifier.sol";

contract EngineTest is Test {
    function test_AcceptsTwoRoundsAndTwoTrees() public {
        accepts("toy-preprocessed");
    }

    function test_AcceptsThreeRounds() public {
        accepts("toy-three-rounds");
    }

    function accepts(string memory name) private {
        (PlainVerifier verifier, bytes memory seal, uint256[] memory publicValues) = load(name);
        emit log_named_uint("gas", verifier.verify(seal, publicValues));
    }

    function load(string memory name)
        private
        returns (PlainVerifier verifier, bytes memory seal, uint256[] memory publicValues)
    {
        string memory json = vm.readFile(string.concat("test/vectors/", name, ".json"));
        seal = vm.parseJsonBytes(json, ".seal");
        publicValues = vm.parseJsonUintArray(json, ".publicValues");
        verifier = new PlainVerifier(
            deployData(vm.parseJsonBytes(json, ".program")), deployData(vm.parseJsonBytes(json, ".preprocessedCap"))
        );
    }
}
