// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity 0.8.37;

import {SealVerifier} from "../../src/SealVerifier.sol";

/// Takes the public values as they are.
contract PlainVerifier is SealVerifier {
    constructor(address program, address cap) SealVerifier(program, cap) {}

    function verify(bytes calldata seal, uint256[] calldata publicValues) external view returns (uint256 gas) {
        gas = gasleft();
        verifySeal(seal, publicValues);
        gas -= gasleft();
    }
}
