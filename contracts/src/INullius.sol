// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity 0.8.37;

/// @title What a contract asks of Nullius
/// @notice A claim says: the program with this id, given an input with this SHA-256 digest, ended with this exit code and wrote a journal with
///         this SHA-256 digest. Each of these functions returns if the claim is proven, and reverts with the name of the check that failed if it is not.
interface INullius {
    /// @notice Verifies the seal of a claim (spec §7.7, §9.6.6).
    /// @param programId The program, 32 bytes as `nullius inspect` prints them.
    /// @param inputDigest SHA-256 of the public input.
    /// @param journalDigest SHA-256 of the journal.
    /// @param exitCode What the program ended with: 0 to 255, or above if the machine ended it.
    /// @param context The 32 bytes that the proof is bound to.
    /// @param seal The proof.
    function verify(
        bytes32 programId,
        bytes32 inputDigest,
        bytes32 journalDigest,
        uint64 exitCode,
        bytes32 context,
        bytes calldata seal
    ) external view;

    /// @notice Verifies the seal of a batch: all claims in the tree with this root are true (spec §7.4).
    function verifyBatch(bytes32 root, bytes calldata seal) external view;

    /// @notice Verifies that a claim is in the tree with a root, which says nothing until `verifyBatch` has accepted the root.
    /// @param root The root of the batch.
    /// @param index The place of the claim.
    /// @param path The siblings, from the leaf upwards.
    function verifyInclusion(
        bytes32 root,
        uint256 index,
        bytes32 programId,
        bytes32 inputDigest,
        bytes32 journalDigest,
        uint64 exitCode,
        bytes32 context,
        bytes32[] calldata path
    ) external pure;
}
