// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity 0.8.37;

import {Test} from "./support/Test.sol";
import "../src/KoalaBear5.sol";

/// Gas of one operation, the loop of the measurement included.
contract FieldGas is Test {
    uint256 private constant TIMES = 1000;

    function test_Multiply() public {
        KoalaBear5 x = challengeOf(uint256(keccak256("x")));
        KoalaBear5 y = challengeOf(uint256(keccak256("y")));
        uint256 start = gasleft();
        for (uint256 i = 0; i < TIMES; i++) {
            x = x * y;
        }
        report("multiply", start);
        assertTrue(!x.isZero(), "used");
    }

    function test_Scale() public {
        KoalaBear5 x = challengeOf(uint256(keccak256("x")));
        uint256 start = gasleft();
        for (uint256 i = 0; i < TIMES; i++) {
            x = x.scale(1234567 + i);
        }
        report("scale", start);
        assertTrue(!x.isZero(), "used");
    }

    function test_AddReduced() public {
        KoalaBear5 x = challengeOf(uint256(keccak256("x")));
        KoalaBear5 y = challengeOf(uint256(keccak256("y")));
        uint256 start = gasleft();
        for (uint256 i = 0; i < TIMES; i++) {
            x = x + y;
        }
        report("add and fold", start);
        assertTrue(!x.isZero(), "used");
    }

    function report(string memory name, uint256 start) private {
        emit log_named_uint(name, (start - gasleft()) / TIMES);
    }
}
