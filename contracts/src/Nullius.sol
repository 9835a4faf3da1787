// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity 0.8.37;

import {BatchInclusion} from "./Check.sol";
import {ClaimTree} from "./ClaimTree.sol";
import {INullius} from "./INullius.sol";
import {SealVerifier} from "./SealVerifier.sol";
import {Statement} from "./Statement.sol";
import {BATCH_PROGRAM_ID, CAP_CODE_HASH, PROGRAM_CODE_HASH} from "./generated/FinalKey.sol";

/// @title Accepts what is proven, and nothing else
/// @notice The final layer's key is two contracts of data, `FinalProgram` and `FinalCap` in generated/, whose code the hashes here fix.
///         Nobody owns this contract; nothing in it changes; it has no state.
contract Nullius is INullius, SealVerifier {
    /// @notice The contracts given are not those of the final layer's key.
    error WrongKey(address program, address cap);

    /// @dev SHA-256 of nothing: a batch has no input.
    bytes32 private constant EMPTY_DIGEST = 0xe3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855;

    constructor(address program, address cap) SealVerifier(program, cap) {
        if (program.codehash != PROGRAM_CODE_HASH || cap.codehash != CAP_CODE_HASH) revert WrongKey(program, cap);
    }

    /// @inheritdoc INullius
    function verify(
        bytes32 programId,
        bytes32 inputDigest,
        bytes32 journalDigest,
        uint64 exitCode,
        bytes32 context,
        bytes calldata seal
    ) external view {
        verifySeal(seal, Statement.publicValues(programId, inputDigest, journalDigest, exitCode, context));
    }

    /// @inheritdoc INullius
    function verifyBatch(bytes32 root, bytes calldata seal) external view {
        bytes32 journalDigest = sha256(abi.encodePacked(root));
        verifySeal(seal, Statement.publicValues(BATCH_PROGRAM_ID, EMPTY_DIGEST, journalDigest, 0, 0));
    }

    /// @inheritdoc INullius
    function verifyInclusion(
        bytes32 root,
        uint256 index,
        bytes32 programId,
        bytes32 inputDigest,
        bytes32 journalDigest,
        uint64 exitCode,
        bytes32 context,
        bytes32[] calldata path
    ) external pure {
        if (path.length > 32 || index >> path.length != 0) revert BatchInclusion();
        bytes32 leaf = ClaimTree.leaf(programId, inputDigest, journalDigest, exitCode, context);
        if (ClaimTree.root(leaf, index, path) != root) revert BatchInclusion();
    }
}
