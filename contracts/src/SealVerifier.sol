// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity 0.8.37;

import {Engine} from "./Engine.sol";
import {Program} from "./Program.sol";

/// @title The verifier of seals, for one constraint system
/// @notice The system, its shape and its preprocessed cap are the code of two other contracts, each behind one byte STOP, so that it can never
///         run. That it is the code of the beginning is checked at each use: a contract that is destroyed in the transaction that creates it leaves
///         its address to another one. The first of them begins with the state of the transcript that binds all of it (spec §10.4.1); nothing here checks that it does.
///         Whoever relies on a verifier compares its two contracts, or their digest, with what the encoder makes from the system.
abstract contract SealVerifier {
    /// @notice The hash of the hashes of both codes: identifies the system, its shape and its preprocessed columns. Proofs do not contain it.
    bytes32 public immutable verifyingKeyDigest;

    /// @notice The contract of the system and the shape, and that of the preprocessed cap.
    address public immutable program;
    address public immutable cap;
    bytes32 private immutable programHash;
    bytes32 private immutable capHash;

    /// @notice The code of an address does not start with STOP, or is not the one that the verifier was made for.
    error NotData(address location);

    constructor(address program_, address cap_) {
        requireData(program_);
        requireData(cap_);
        program = program_;
        cap = cap_;
        programHash = program_.codehash;
        capHash = cap_.codehash;
        verifyingKeyDigest = keccak256(abi.encodePacked(program_.codehash, cap_.codehash));
    }

    /// @dev Reverts unless the seal proves the statement of the public values, elements of F.
    function verifySeal(bytes calldata seal, uint256[] memory publicValues) internal view {
        Engine.Key memory key = Program.parse(load(program, programHash));
        key.opening.preprocessedCap = load(cap, capHash);
        Engine.verify(key, seal, publicValues);
    }

    /// @dev Copies the data of a contract to memory, with 32 bytes after it so that the last number can be read.
    function load(address location, bytes32 codeHash) private view returns (uint256 start) {
        if (location.codehash != codeHash) revert NotData(location);
        assembly ("memory-safe") {
            let length := sub(extcodesize(location), 1)
            start := mload(0x40)
            extcodecopy(location, start, 1, length)
            mstore(0x40, and(add(add(start, length), 0x3f), not(0x1f)))
        }
    }

    function requireData(address location) private view {
        if (location.code.length == 0 || location.code[0] != 0) revert NotData(location);
    }
}
