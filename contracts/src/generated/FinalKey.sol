// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity 0.8.37;
bytes32 constant PROGRAM_CODE_HASH = 0;
bytes32 constant CAP_CODE_HASH = 0;
bytes32 constant BATCH_PROGRAM_ID = 0;
