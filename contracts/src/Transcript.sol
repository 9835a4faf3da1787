// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity 0.8.37;

import {CanonicalElement, ProofOfWork} from "./Check.sol";
import {KoalaBear5, LANES_BIT_32, LANES_CANONICAL, challengeOf, spread} from "./KoalaBear5.sol";
import {Vector} from "./Vector.sol";

/// @title The transcript over Keccak, and the only way to what the prover sends
/// @notice What is read from the seal is absorbed in the same call, except for what commitments determine (leaves and paths).
///         The caller has checked the length of the whole seal, which the shape fixes, so that no read leaves it.
/// @dev Absorbing m: state = keccak256(state ‖ m), fresh. Drawing: the state if it is fresh, else state = keccak256(state).
///      m is never empty, so that the two hash inputs differ in length.
struct Transcript {
    uint256 state;
    /// 1 where nothing has been drawn from the state, else 0.
    uint256 isFresh;
    /// Position in calldata of the next byte of the seal.
    uint256 cursor;
}

using {
    absorb,
    receiveElements,
    receiveTwo,
    receiveThree,
    receiveCap,
    draw,
    challenge,
    proofOfWork,
    drawQueries
} for Transcript global;

// Bytes of an element of E in the seal: five coefficients of 4 bytes, as one big-endian number with w_0 lowest.
uint256 constant ELEMENT_BYTES = 20;

/// Absorbs bytes that the verifier knows.
function absorb(Transcript memory transcript, bytes memory message) pure {
    transcript.state = uint256(keccak256(abi.encodePacked(transcript.state, message)));
    transcript.isFresh = 1;
}

/// Reads and absorbs the next bytes of the seal as one message.
/// @return start Where the message lies in memory that is not allocated.
function receiveBytes(Transcript memory transcript, uint256 length) pure returns (uint256 start) {
    assembly ("memory-safe") {
        let free := mload(0x40)
        let cursor := mload(add(transcript, 0x40))
        start := add(free, 0x20)
        mstore(free, mload(transcript))
        calldatacopy(start, cursor, length)
        mstore(transcript, keccak256(free, add(length, 0x20)))
        mstore(add(transcript, 0x20), 1)
        mstore(add(transcript, 0x40), add(cursor, length))
    }
}

/// The element whose 20 bytes start at a position of calldata, canonical or not.
function elementAt(uint256 position) pure returns (KoalaBear5) {
    uint256 packed;
    assembly ("memory-safe") {
        packed := shr(96, calldataload(position))
    }
    return spread(packed);
}

/// Sets bits of `violation` that `requireCanonical` sees unless all lanes of the element, below 2^32, are canonical.
function noteCanonical(uint256 violation, KoalaBear5 element) pure returns (uint256 result) {
    assembly ("memory-safe") {
        result := or(violation, add(element, LANES_CANONICAL))
    }
}

function requireCanonical(uint256 violation) pure {
    if (violation & LANES_BIT_32 != 0) revert CanonicalElement();
}

/// Reads and absorbs a message of elements of E; they are canonical.
function receiveElements(Transcript memory transcript, uint256 count) pure returns (KoalaBear5[] memory elements) {
    elements = Vector.allocate(count);
    uint256 position = transcript.cursor;
    receiveBytes(transcript, count * ELEMENT_BYTES);
    decode(position, elements, 0, count);
}

/// Writes the elements of E that start at a position of calldata to entries of a vector from `first` on; they are canonical.
function decode(uint256 position, KoalaBear5[] memory vector, uint256 first, uint256 count) pure {
    uint256 violation = 0;
    assembly ("memory-safe") {
        let destination := add(add(vector, 0x20), shl(5, first))
        for { let end := add(destination, shl(5, count)) } lt(destination, end) {
            destination := add(destination, 0x20)
        } {
            // As KoalaBear5.spread.
            let packed := shr(96, calldataload(position))
            let odd :=
                and(
                    mul(and(packed, 0xffffffff00000000ffffffff00000000), 0x200000000080000),
                    0x1fffffffe000000000000000007fffffff8000000000000
                )
            let even :=
                and(
                    mul(and(packed, 0xffffffff00000000ffffffff0000000000000000), 0x10000000004000000000),
                    0xffffffff000000000000000003fffffffc0000000000000000000000000
                )
            let element := or(or(and(packed, 0xffffffff), odd), even)
            violation := or(violation, add(element, LANES_CANONICAL))
            mstore(destination, element)
            position := add(position, 20)
        }
    }
    requireCanonical(violation);
}

/// A message of two elements.
function receiveTwo(Transcript memory transcript) pure returns (KoalaBear5 first, KoalaBear5 second) {
    unchecked {
        uint256 position = transcript.cursor;
        receiveBytes(transcript, 2 * ELEMENT_BYTES);
        first = elementAt(position);
        second = elementAt(position + ELEMENT_BYTES);
        requireCanonical(noteCanonical(noteCanonical(0, first), second));
    }
}

/// A message of three elements.
function receiveThree(Transcript memory transcript)
    pure
    returns (KoalaBear5 first, KoalaBear5 second, KoalaBear5 third)
{
    unchecked {
        uint256 position = transcript.cursor;
        receiveBytes(transcript, 3 * ELEMENT_BYTES);
        first = elementAt(position);
        second = elementAt(position + ELEMENT_BYTES);
        third = elementAt(position + 2 * ELEMENT_BYTES);
        requireCanonical(noteCanonical(noteCanonical(noteCanonical(0, first), second), third));
    }
}

/// Reads and absorbs the cap of a Merkle tree, 2^height nodes.
/// @return cap Where its nodes lie in memory.
function receiveCap(Transcript memory transcript, uint256 height) pure returns (uint256 cap) {
    uint256 length = 32 << height;
    cap = receiveBytes(transcript, length);
    assembly ("memory-safe") {
        mstore(0x40, add(cap, length))
    }
}

/// 256 random bits.
function draw(Transcript memory transcript) pure returns (uint256 random) {
    assembly ("memory-safe") {
        random := mload(transcript)
        switch mload(add(transcript, 0x20))
        case 0 {
            mstore(0x00, random)
            random := keccak256(0x00, 0x20)
            mstore(transcript, random)
        }
        default { mstore(add(transcript, 0x20), 0) }
    }
}

/// A challenge in E, reduced.
function challenge(Transcript memory transcript) pure returns (KoalaBear5) {
    return challengeOf(transcript.draw());
}

/// Proof of work: a nonce of 8 bytes after which the high bits of a draw are zero. Nothing happens for zero bits.
function proofOfWork(Transcript memory transcript, uint256 bits) pure {
    if (bits != 0) {
        receiveBytes(transcript, 8);
        if (transcript.draw() >> (256 - bits) != 0) revert ProofOfWork();
    }
}

/// Indices below 2^logDomain, logDomain ≤ 24; each draw yields ten of them, 25 bits apart.
function drawQueries(Transcript memory transcript, uint256 count, uint256 logDomain)
    pure
    returns (uint256[] memory indices)
{
    unchecked {
        indices = new uint256[](count);
        uint256 mask = (1 << logDomain) - 1;
        uint256 random;
        uint256 left = 0;
        for (uint256 i = 0; i < count; ++i) {
            if (left == 0) {
                random = transcript.draw();
                left = 10;
            }
            indices[i] = random & mask;
            random >>= 25;
            --left;
        }
    }
}
