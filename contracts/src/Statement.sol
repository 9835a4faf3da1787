// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity 0.8.37;

/// @title The statement of a seal: a claim as public values (spec §9.5.3, §9.6.6)
library Statement {
    uint256 private constant PUBLIC_VALUES = 64;

    /// @notice The public values of a claim. An element of the program id that is not canonical stays so, and is refused by the verifier.
    function publicValues(
        bytes32 programId,
        bytes32 inputDigest,
        bytes32 journalDigest,
        uint64 exitCode,
        bytes32 context
    ) internal pure returns (uint256[] memory values) {
        values = new uint256[](PUBLIC_VALUES);
        // 1. The program id: eight elements of four bytes, little-endian.
        uint256 id = uint256(programId);
        unchecked {
            for (uint256 i = 0; i < 8; ++i) {
                uint256 word = id >> (224 - 32 * i);
                values[i] = (word & 0xff) << 24 | (word & 0xff00) << 8 | (word >> 8 & 0xff00) | (word >> 24 & 0xff);
            }

            // 2. Sixteen limbs of two bytes each, little-endian.
            limbs(values, 8, uint256(inputDigest));
            limbs(values, 24, uint256(journalDigest));
            limbs(values, 40, uint256(context));

            // 3. Four limbs of the exit code, the lowest first; four zeros follow.
            for (uint256 i = 0; i < 4; ++i) {
                values[56 + i] = exitCode >> 16 * i & 0xffff;
            }
        }
    }

    function limbs(uint256[] memory values, uint256 first, uint256 digest) private pure {
        unchecked {
            for (uint256 i = 0; i < 16; ++i) {
                uint256 limb = digest >> (240 - 16 * i);
                values[first + i] = (limb & 0xff) << 8 | (limb >> 8 & 0xff);
            }
        }
    }
}
