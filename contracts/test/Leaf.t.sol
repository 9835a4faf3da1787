// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity 0.8.37;

import {Test} from "./support/Test.sol";
import {Schoolbook} from "./support/Schoolbook.sol";
import {CanonicalElement} from "../src/Check.sol";
import {KoalaBear5, LANES_11, P, R, R_ELEMENT, THIN_ELEMENT} from "../src/KoalaBear5.sol";
import {InnerProduct} from "../src/InnerProduct.sol";
import {Leaf} from "../src/Leaf.sol";
import {PowerWeights} from "../src/PowerWeights.sol";
import {Vector} from "../src/Vector.sol";

contract LeafTest is Test {
    using Schoolbook for Schoolbook.Element;
    using Schoolbook for KoalaBear5;
    using Vector for KoalaBear5[];

    uint256 private constant REDUCED_MAX = 127 * (2 ** 24 - 1) + 2 ** 27 - 1;

    function test_ConstantsAreWhatTheirNamesSay() public pure {
        assertEqual(LANES_11, Schoolbook.lanesOf(2 ** 11 - 1));
    }

    function test_BoundsOfThinLimbsHold() public pure {
        uint256 lane = 32 * 11 * (2 ** 11 - 1) * REDUCED_MAX;
        assertTrue(lane < 2 ** 51 - 2 ** 49, "sums of 32 products");
        assertTrue(lane + (lane >> 11) + 2 ** 40 + 2 ** 32 < 2 ** 51, "the sums of both steps");
        assertTrue((REDUCED_MAX >> 22) < 2 ** 11, "the third limb");
        assertTrue((2 ** 11 - 1) * 127 * 2 ** 13 < P, "the first step stays positive");
    }

    function testFuzz_FoldsOfBaseLeavesAreInnerProducts(uint248 seed) public view {
        uint256 count = 16 * (1 + uint256(seed) % 4);
        KoalaBear5[] memory weights = random(seed, count);
        bytes memory leaf;
        Schoolbook.Element memory expected;
        for (uint256 i = 0; i < count; i++) {
            Schoolbook.Element memory value;
            value.c[0] = Schoolbook.random(uint256(seed) + i).c[i % 5];
            leaf = abi.encodePacked(leaf, uint32(value.c[0]));
            expected = expected.add(value.multiply(weights.get(i).fromLanes()));
            weights.set(i, weights.get(i) * R_ELEMENT);
        }
        assertEqual(KoalaBear5.wrap(this.foldBase(leaf, weights)), expected.toLanes());
    }

    function testFuzz_FoldsOfExtensionLeavesAreInnerProducts(uint248 seed) public view {
        uint256 count = 1 << (uint256(seed) % 6);
        KoalaBear5[] memory weights = random(seed, count);
        bytes memory leaf;
        Schoolbook.Element memory expected;
        Schoolbook.Element memory scale;
        scale.c[0] = 64;
        for (uint256 i = 0; i < count; i++) {
            Schoolbook.Element memory value = Schoolbook.random(uint256(type(uint248).max - seed) + i);
            leaf = abi.encodePacked(leaf, value.encode());
            expected = expected.add(value.multiply(weights.get(i).fromLanes()));
            weights.set(i, weights.get(i) * scale.toLanes());
        }
        assertEqual(KoalaBear5.wrap(this.foldExtension(leaf, weights)), expected.toLanes());
    }

    function test_FoldsTakeTheGreatestNumbers() public view {
        KoalaBear5[] memory weights = Vector.allocate(32);
        bytes memory baseLeaf;
        bytes memory leaf;
        Schoolbook.Element memory one;
        one.c[0] = P - 1;
        for (uint256 i = 0; i < 32; i++) {
            weights.set(i, KoalaBear5.wrap(Schoolbook.lanesOf(REDUCED_MAX)));
            baseLeaf = abi.encodePacked(baseLeaf, uint32(P - 1));
            leaf = abi.encodePacked(leaf, uint32(P - 1), uint32(P - 1), uint32(P - 1), uint32(P - 1), uint32(P - 1));
        }
        Schoolbook.Element memory weight = KoalaBear5.wrap(Schoolbook.lanesOf(REDUCED_MAX)).fromLanes();
        Schoolbook.Element memory factor;
        factor.c[0] = 32 * (P - 1) % P * Schoolbook.power(R, P - 2) % P;
        assertEqual(KoalaBear5.wrap(this.foldBase(baseLeaf, weights)), weight.multiply(factor).toLanes());
        factor = KoalaBear5.wrap(Schoolbook.lanesOf(P - 1)).fromLanes();
        Schoolbook.Element memory half;
        half.c[0] = Schoolbook.power(2, P - 2);
        assertEqual(
            KoalaBear5.wrap(this.foldExtension(leaf, weights)), weight.multiply(factor).multiply(half).toLanes()
        );
    }

    function test_RejectsElementsThatAreNotCanonical() public {
        KoalaBear5[] memory weights = random(1, 16);
        bytes memory baseLeaf = new bytes(64);
        bytes memory leaf = new bytes(320);
        this.foldBase(baseLeaf, weights);
        this.foldExtension(leaf, weights);
        for (uint256 i = 0; i < 16; i++) {
            set(baseLeaf, 4 * i, uint32(P));
            vm.expectRevert(CanonicalElement.selector);
            this.foldBase(baseLeaf, weights);
            set(baseLeaf, 4 * i, type(uint32).max);
            vm.expectRevert(CanonicalElement.selector);
            this.foldBase(baseLeaf, weights);
            set(baseLeaf, 4 * i, uint32(P - 1));
            this.foldBase(baseLeaf, weights);
        }
        for (uint256 i = 0; i < 80; i++) {
            set(leaf, 4 * i, uint32(P));
            vm.expectRevert(CanonicalElement.selector);
            this.foldExtension(leaf, weights);
            set(leaf, 4 * i, type(uint32).max);
            vm.expectRevert(CanonicalElement.selector);
            this.foldExtension(leaf, weights);
            set(leaf, 4 * i, uint32(P - 1));
            this.foldExtension(leaf, weights);
        }
    }

    function testFuzz_EvaluatesAtElements(uint248 seed) public pure {
        uint256 count = uint256(seed) % 70;
        KoalaBear5[] memory vector = random(seed, count);
        Schoolbook.Element memory x = Schoolbook.random(seed);
        Schoolbook.Element memory expected;
        for (uint256 i = count; i != 0; i--) {
            expected = expected.multiply(x).add(vector.get(i - 1).fromLanes());
        }
        assertEqual(InnerProduct.evaluate(vector.location(), count, x.toLanes()), expected.toLanes());
    }

    function testFuzz_EvaluatesAtBaseElements(uint248 seed) public pure {
        uint256 count = 4 << (uint256(seed) % 6);
        uint256 z = Schoolbook.random(seed).c[0];
        KoalaBear5[] memory vector = Vector.allocate(count);
        Schoolbook.Element memory expected;
        Schoolbook.Element memory power;
        power.c[0] = 1;
        Schoolbook.Element memory base;
        base.c[0] = z;
        for (uint256 i = 0; i < count; i++) {
            Schoolbook.Element memory value = Schoolbook.random(uint256(seed) + i);
            vector.set(i, value.toLanes());
            expected = expected.add(value.multiply(power));
            power = power.multiply(base);
        }
        assertEqual(InnerProduct.evaluateAtBase(InnerProduct.thinLimbs(vector), count, z), expected.toLanes());
    }

    function testFuzz_ExponentiatesTheGeneratorOfTheDomain(uint248 seed) public view {
        uint256 logDomain = 4 + uint256(seed) % 21;
        uint256[] memory generators = vm.parseJsonUintArray(vm.readFile("test/vectors/field.json"), ".generators");
        uint256[] memory indices = new uint256[](3);
        indices[0] = seed % (1 << logDomain);
        indices[1] = (1 << logDomain) - 1;
        indices[2] = 0;
        uint256[] memory positions = new uint256[](3);
        for (uint256 i = 0; i < 3; i++) {
            positions[i] = Schoolbook.power(generators[logDomain], indices[i]);
        }
        PowerWeights.exponentiate(indices, logDomain, PowerWeights.generatorTable());
        for (uint256 i = 0; i < 3; i++) {
            assertEqual(indices[i], positions[i]);
        }
    }

    function foldBase(bytes calldata leaf, KoalaBear5[] memory weights) external pure returns (uint256) {
        uint256 position;
        assembly ("memory-safe") {
            position := leaf.offset
        }
        return KoalaBear5.unwrap(Leaf.foldBase(position, InnerProduct.limbs(weights), weights.length));
    }

    function foldExtension(bytes calldata leaf, KoalaBear5[] memory weights) external pure returns (uint256) {
        uint256 position;
        assembly ("memory-safe") {
            position := leaf.offset
        }
        return KoalaBear5.unwrap(Leaf.foldExtension(position, InnerProduct.thinLimbs(weights), weights.length));
    }

    function random(uint256 seed, uint256 count) private pure returns (KoalaBear5[] memory vector) {
        vector = Vector.allocate(count);
        for (uint256 i = 0; i < count; i++) {
            vector.set(i, Schoolbook.random(uint256(keccak256(abi.encode(seed, i)))).toLanes());
        }
    }

    function set(bytes memory data, uint256 offset, uint32 value) private pure {
        for (uint256 i = 0; i < 4; i++) {
            data[offset + i] = bytes1(uint8(value >> (24 - 8 * i)));
        }
    }
}
