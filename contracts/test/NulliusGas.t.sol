// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity 0.8.37;

import {Claims} from "./support/Claims.sol";

/// Gas of verifying real seals under the limits of a transaction, and the sizes of the contracts.
contract NulliusGas is Claims {
    function test_CodeFitsIntoAContract() public {
        uint256 size = address(nullius).code.length;
        emit log_named_uint("code bytes", size);
        assertAtMost(size, 24_576);
    }

    function test_Verify() public {
        (Claim memory claim, bytes memory seal) = loadClaim();
        bytes memory data = abi.encodeCall(
            nullius.verify,
            (claim.programId, claim.inputDigest, claim.journalDigest, claim.exitCode, claim.context, seal)
        );
        report(data, 3_200_000);
    }

    function test_VerifyBatch() public {
        (bytes32 root, bytes memory seal) = loadBatch();
        report(abi.encodeCall(nullius.verifyBatch, (root, seal)), 3_200_000);
    }

    function test_VerifyInclusion() public {
        (bytes32 root,) = loadBatch();
        (Claim memory claim, bytes32[] memory path) = loadIncluded(2);
        report(
            abi.encodeCall(
                nullius.verifyInclusion,
                (
                    root,
                    2,
                    claim.programId,
                    claim.inputDigest,
                    claim.journalDigest,
                    claim.exitCode,
                    claim.context,
                    path
                )
            ),
            10_000
        );
    }

    /// Calldata costs 16 per byte that is not zero and 4 otherwise, but a transaction at least 40 and 10 (EIP-7623).
    function report(bytes memory data, uint256 executionMost) private {
        uint256 gas = gasleft();
        (bool isAccepted,) = address(nullius).staticcall(data);
        gas -= gasleft();
        assertTrue(isAccepted, "accepted");
        uint256 tokens = 0;
        assembly ("memory-safe") {
            let position := add(data, 0x20)
            for { let end := add(position, mload(data)) } lt(position, end) { position := add(position, 1) } {
                tokens := add(tokens, sub(4, mul(3, iszero(byte(0, mload(position))))))
            }
        }
        uint256 standard = 21_000 + 4 * tokens + gas;
        uint256 least = 21_000 + 10 * tokens;
        emit log_named_uint("calldata bytes", data.length);
        emit log_named_uint("execution gas", gas);
        emit log_named_uint("transaction gas", standard > least ? standard : least);
        assertAtMost(gas, executionMost);
    }
}
