// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity 0.8.37;

import {Test} from "./support/Test.sol";
import {PlainVerifier} from "./support/PlainVerifier.sol";

/// Gas of a verification at the size that is expected of the final circuit: n = 21, R = 15, 300 columns, 36 interactions, 1,000 products
/// and 1,500 sums. The witness is zero, so that the proof is cheap to make; what the verifier does is the same.
contract EngineGas is Test {
    function test_VerifySeal() public {
        string memory json = vm.readFile("test/vectors/model-16.json");
        bytes memory seal = vm.parseJsonBytes(json, ".seal");
        uint256[] memory publicValues = vm.parseJsonUintArray(json, ".publicValues");
        PlainVerifier verifier = new PlainVerifier(
            deployData(vm.parseJsonBytes(json, ".program")), deployData(vm.parseJsonBytes(json, ".preprocessedCap"))
        );
        uint256 gas = verifier.verify(seal, publicValues);
        emit log_named_uint("execution", gas);
        emit log_named_uint("bytes", seal.length);
        uint256 standard = 21_000 + 16 * seal.length + gas;
        uint256 floor = 21_000 + 40 * seal.length;
        emit log_named_uint("transaction", standard > floor ? standard : floor);
    }
}
