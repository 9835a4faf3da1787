// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity 0.8.37;

import {Test} from "./support/Test.sol";
import {Nullius} from "../src/Nullius.sol";
import {SealVerifier} from "../src/SealVerifier.sol";
import {FinalCap, FinalProgram} from "../src/generated/FinalKey.sol";

/// Creates contracts of which the creation code, and with it the address, does not depend on the code that they get.
contract Shapeshifter {
    address private destroyer;
    bytes private code;
    bool private isLast;

    constructor() {
        // The code PUSH0, SELFDESTRUCT.
        bytes memory creation = hex"61000280600a5f395ff35fff";
        address location;
        assembly ("memory-safe") {
            location := create(0, add(creation, 0x20), mload(creation))
        }
        destroyer = location;
    }

    function create(bytes32 salt, bytes memory code_, bool isLast_) external returns (address location) {
        code = code_;
        isLast = isLast_;
        location = address(new Shape{salt: salt}());
    }

    function next() external view returns (bytes memory, address) {
        return (code, isLast ? address(0) : destroyer);
    }
}

contract Shape {
    constructor() {
        (bytes memory code, address destroyer) = Shapeshifter(msg.sender).next();
        if (destroyer != address(0)) {
            (bool success,) = destroyer.delegatecall("");
            require(success);
        }
        assembly ("memory-safe") {
            return(add(code, 0x20), mload(code))
        }
    }
}

/// A key's contract that was destroyed in the transaction that created it, after the verifier had found the right code there.
contract DestroyedKeyTest is Test {
    // What accepts any statement: no tables, no terms, one round without queries.
    bytes private constant NO_SYSTEM =
        hex"000000000000000000000000000000000000000000000000000000000000000000000000980001000000000040010000000000000000000000000000000000000000";

    bytes20 private constant ZERO = bytes20(0);
    bytes20 private constant ONE = bytes20(uint160(2063598085));

    Shapeshifter private shapeshifter;
    address private program;
    address private cap;
    Nullius private nullius;

    function setUp() public {
        shapeshifter = new Shapeshifter();
        program = shapeshifter.create("program", address(new FinalProgram()).code, false);
        cap = address(new FinalCap());
        nullius = new Nullius(program, cap);
    }

    function test_RejectsEverythingWithoutItsKey() public {
        assertEqual(program.code.length, 0);
        verifyAnything(program);
    }

    function test_RejectsEverythingWithAnotherKeyInItsPlace() public {
        assertTrue(shapeshifter.create("program", NO_SYSTEM, true) == program, "the same address");
        verifyAnything(program);
    }

    function test_RefusesAnotherKey() public {
        address other = shapeshifter.create("other", NO_SYSTEM, true);
        vm.expectRevert(abi.encodeWithSelector(Nullius.WrongKey.selector, other, cap));
        new Nullius(other, cap);
    }

    /// The proof that makes the program above accept.
    function verifyAnything(address refused) private {
        bytes memory seal = abi.encodePacked(bytes32(0), ZERO, ZERO, ONE, ONE, ONE, ZERO);
        vm.expectRevert(abi.encodeWithSelector(SealVerifier.NotData.selector, refused));
        nullius.verify(bytes32(0), "input", "journal", 0, "context", seal);
    }
}
