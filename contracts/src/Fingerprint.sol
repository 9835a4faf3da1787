// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity 0.8.37;

import {InnerProduct} from "./InnerProduct.sol";
import {KoalaBear5, R_ELEMENT, THIN_ELEMENT} from "./KoalaBear5.sol";
import {Multilinear} from "./Multilinear.sol";
import {Transcript} from "./Transcript.sol";
import {Vector} from "./Vector.sol";

/// @title The challenges of the bus argument (spec §3.5)
/// @notice The fingerprint of the tuple (e_1, …, e_w) on the bus β is α − eq(b, 0)·β − Σ eq(b, k)·e_k.
struct Fingerprint {
    KoalaBear5 alpha;
    /// R·eq(b, k) for k < 32: scaled by a plain number they are the element times that number.
    KoalaBear5[] scaledWeights;
    /// Where the thin limbs of 2^6·eq(b, k) lie in memory.
    uint256 limbs;
}

using {offset, constantTerm} for Fingerprint global;

/// Draws α and b.
function drawFingerprint(Transcript memory transcript) pure returns (Fingerprint memory fingerprint) {
    fingerprint.alpha = transcript.challenge();
    KoalaBear5[] memory b = Vector.allocate(5);
    for (uint256 i = 0; i < 5; ++i) {
        Vector.set(b, i, transcript.challenge());
    }
    fingerprint.scaledWeights = Multilinear.eqTable(b, 0, 5, R_ELEMENT);
    fingerprint.limbs = InnerProduct.thinLimbs(Multilinear.eqTable(b, 0, 5, THIN_ELEMENT));
}

/// α − eq(b, 0)·bus: the fingerprint of the tuple of zeros.
function offset(Fingerprint memory fingerprint, uint256 bus) pure returns (KoalaBear5) {
    return fingerprint.alpha - constantTerm(fingerprint, 0, bus);
}

/// eq(b, k)·value for a plain number below 2^32.
function constantTerm(Fingerprint memory fingerprint, uint256 k, uint256 value) pure returns (KoalaBear5) {
    return Vector.get(fingerprint.scaledWeights, k).scale(value);
}
