// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity 0.8.37;

import {Test} from "./support/Test.sol";
import {PlainVerifier} from "./support/PlainVerifier.sol";

/// Gas of a verification at the size that is expected of the final circuit: n = 21, R = 15, 300 columns, 36 interactions, 1,000 products
/// and 1,500 sums. The witness is zero, so that the proof is cheap to make; what the verifier does is the same. Another prover made it, with a label of
/// its own.
contract EngineGas is Test {
    string private constant PROOF = "test/vectors/full-size.json";

    PlainVerifier private verifier;

    function setUp() public {
        string memory json = vm.readFile(PROOF);
        address program = deployData(vm.parseJsonBytes(json, ".program"));
        address cap = deployData(vm.parseJsonBytes(json, ".preprocessedCap"));
        verifier = new PlainVerifier(program, cap);
    }

    function test_CodeFitsIntoAContract() public {
        uint256 size = address(verifier).code.length;
        emit log_named_uint("code bytes", size);
        assertAtMost(size, 24_576);
    }

    function test_VerifySeal() public {
        string memory json = vm.readFile(PROOF);
        bytes memory seal = vm.parseJsonBytes(json, ".seal");
        uint256 gas = verifier.verify(seal, vm.parseJsonUintArray(json, ".publicValues"));
        // Calldata costs 16 per byte, but a transaction at least 40 per byte (EIP-7623), if no byte is zero.
        uint256 standard = 21_000 + 16 * seal.length + gas;
        uint256 least = 21_000 + 40 * seal.length;
        emit log_named_uint("seal bytes", seal.length);
        emit log_named_uint("execution gas", gas);
        emit log_named_uint("transaction gas", standard > least ? standard : least);
        assertAtMost(gas, 3_000_000);
    }
}
