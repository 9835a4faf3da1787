// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity 0.8.37;

// Everything that a verification checks, under the names of the other implementation. A rejection names the first that failed.

/// @notice The seal does not have the length that its shape fixes.
error ProofLength();

/// @notice The statement does not have the public values that its system fixes: an error of the caller.
error PublicValueCount();

/// @notice A field element is not in canonical form.
error CanonicalElement();

/// @notice A denominator of the bus argument vanishes.
error BusDenominator();

/// @notice The buses do not balance.
error BusBalance();

/// @notice A layer of the GKR argument.
error GkrLayer();

/// @notice The constraints and leaf claims at the point of the zerocheck.
error Zerocheck();

/// @notice A proof of work.
error ProofOfWork();

/// @notice A Merkle opening.
error MerkleOpening();

/// @notice The final vector against the last code.
error FinalFold();

/// @notice The final vector against the weight.
error FinalWeight();

/// @notice A claim is not in the batch with the root given.
error BatchInclusion();
