// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity 0.8.37;

import {Vm} from "./Vm.sol";
import {KoalaBear5} from "../../src/KoalaBear5.sol";

/// The base of all tests: forge's cheat codes and the assertions.
abstract contract Test {
    /// forge takes a contract with this function for one of tests.
    // forge-lint: disable-next-line(mixed-case-function)
    function IS_TEST() external pure returns (bool) {
        return true;
    }

    Vm internal constant vm = Vm(address(uint160(uint256(keccak256("hevm cheat code")))));

    event log_named_uint(string name, uint256 value);

    error NotEqual(uint256 left, uint256 right);
    error NotTrue(string claim);
    error Above(uint256 value, uint256 most);

    function assertEqual(uint256 left, uint256 right) internal pure {
        if (left != right) revert NotEqual(left, right);
    }

    function assertEqual(bytes32 left, bytes32 right) internal pure {
        if (left != right) revert NotEqual(uint256(left), uint256(right));
    }

    function assertEqual(KoalaBear5 left, KoalaBear5 right) internal pure {
        if (!(left == right)) revert NotEqual(KoalaBear5.unwrap(left), KoalaBear5.unwrap(right));
    }

    function assertTrue(bool value, string memory claim) internal pure {
        if (!value) revert NotTrue(claim);
    }

    function assertAtMost(uint256 value, uint256 most) internal pure {
        if (value > most) revert Above(value, most);
    }

    /// A contract whose code is STOP, then the data.
    function deployData(bytes memory data) internal returns (address location) {
        // PUSH2 length, DUP1, PUSH1 10, PUSH0, CODECOPY, PUSH0, RETURN; then the code, from byte 10 on.
        bytes memory creation = abi.encodePacked(hex"61", uint16(data.length + 1), hex"80600a5f395ff300", data);
        assembly ("memory-safe") {
            location := create(0, add(creation, 0x20), mload(creation))
        }
        assertTrue(location != address(0), "deployed");
    }
}
