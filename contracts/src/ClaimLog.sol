// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity 0.8.37;

import {INullius} from "./INullius.sol";

/// @title Puts proven claims on record, for whoever reads events, and keeps the roots of proven batches
/// @notice Anyone may submit. Nobody owns this contract; what is recorded stays.
contract ClaimLog {
    /// @notice A claim was proven.
    event ClaimProven(
        bytes32 indexed programId, bytes32 indexed journalDigest, bytes32 inputDigest, uint64 exitCode, bytes32 context
    );

    /// @notice Every claim in the tree with this root was proven.
    event BatchProven(bytes32 indexed root);

    /// @notice No batch with this root was proven here.
    error UnknownBatch(bytes32 root);

    /// @notice The contract that verifies.
    INullius public immutable nullius;

    /// @notice Whether a batch with this root was proven here.
    mapping(bytes32 root => bool) public isProvenBatch;

    constructor(INullius nullius_) {
        nullius = nullius_;
    }

    /// @notice Records a claim with its seal.
    function prove(
        bytes32 programId,
        bytes32 inputDigest,
        bytes32 journalDigest,
        uint64 exitCode,
        bytes32 context,
        bytes calldata seal
    ) external {
        nullius.verify(programId, inputDigest, journalDigest, exitCode, context, seal);
        emit ClaimProven(programId, journalDigest, inputDigest, exitCode, context);
    }

    /// @notice Records a batch with its seal.
    function proveBatch(bytes32 root, bytes calldata seal) external {
        nullius.verifyBatch(root, seal);
        isProvenBatch[root] = true;
        emit BatchProven(root);
    }

    /// @notice Records a claim of a batch that was proven here.
    function proveIncluded(
        bytes32 root,
        uint256 index,
        bytes32 programId,
        bytes32 inputDigest,
        bytes32 journalDigest,
        uint64 exitCode,
        bytes32 context,
        bytes32[] calldata path
    ) external {
        if (!isProvenBatch[root]) revert UnknownBatch(root);
        nullius.verifyInclusion(root, index, programId, inputDigest, journalDigest, exitCode, context, path);
        emit ClaimProven(programId, journalDigest, inputDigest, exitCode, context);
    }
}
