// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity 0.8.37;

import {Test} from "./support/Test.sol";
import {Schoolbook} from "./support/Schoolbook.sol";
import "../src/KoalaBear5.sol";

contract KoalaBear5Test is Test {
    using Schoolbook for Schoolbook.Element;
    using Schoolbook for KoalaBear5;

    uint256 private constant CANONICAL_MAX = P - 1;
    uint256 private constant REDUCED_MAX = 127 * (2 ** 24 - 1) + 2 ** 27 - 1;
    uint256 private constant WIDE_MAX = 5923143680 - 1;
    uint256 private constant LAZY_MAX = 2 ** 51 - 1;

    function test_ConstantsAreWhatTheirNamesSay() public pure {
        assertEqual(P, 2 ** 31 - 2 ** 24 + 1);
        assertEqual(R, P - Schoolbook.power(2, 40));
        assertEqual(R_SQUARED, R * R % P);
        assertEqual(N, 2 ** 255 - 2 ** 153 - 1);
        assertEqual(LANES_16, Schoolbook.lanesOf(2 ** 16 - 1));
        assertEqual(LANES_17, Schoolbook.lanesOf(2 ** 17 - 1));
        assertEqual(LANES_24, Schoolbook.lanesOf(2 ** 24 - 1));
        assertEqual(LANES_27, Schoolbook.lanesOf(2 ** 27 - 1));
        assertEqual(LANES_31, Schoolbook.lanesOf(2 ** 31 - 1));
        assertEqual(LANES_P, Schoolbook.lanesOf(P));
        assertEqual(LANES_2P, Schoolbook.lanesOf(2 * P));
        assertEqual(LANES_CANONICAL, Schoolbook.lanesOf(2 ** 32 - P));
        assertEqual(LANES_BIT_32, Schoolbook.lanesOf(2 ** 32));
        assertEqual(LANES_REDUCTION, Schoolbook.lanesOf((2 ** 27 - 1) * 2 ** 24 % P + P));
        assertTrue(LANES_REDUCTION & LAZY_MAX >= 65535 * 127 * 2 ** 8, "step 1 of reduce stays positive");
        assertTrue(LANES_REDUCTION & LAZY_MAX < 2 ** 32, "step 1 of reduce stays below 2^32");
    }

    /// The bounds that the comments of the library state, in numbers.
    function test_BoundsOfProductsHold() public pure {
        uint256 limit = 2 ** 51 - 2 ** 36;
        assertTrue(11 * (WIDE_MAX >> 16) * REDUCED_MAX < limit, "product");
        assertTrue(11 * (2 ** 16 - 1) * REDUCED_MAX < limit, "product of low limbs");
        assertTrue(2 * REDUCED_MAX <= WIDE_MAX, "the sum of two reduced elements is wide");
        assertTrue(REDUCED_MAX + 2 * P < 7 * 2 ** 31, "a difference can be folded");
        assertTrue(2 ** 31 - 1 + 6 * (2 ** 24 - 1) <= REDUCED_MAX, "a fold is reduced");
    }

    function testFuzz_MultiplyIsTheProduct(uint256 seed) public pure {
        Schoolbook.Element memory left = Schoolbook.random(seed);
        Schoolbook.Element memory right = Schoolbook.random(~seed);
        assertSame(left.toLanes() * right.toLanes(), left.multiply(right));
    }

    function testFuzz_MultiplyTakesWideAndReducedLanes(uint256 seed) public pure {
        KoalaBear5 left = lanesUpTo(seed, WIDE_MAX);
        KoalaBear5 right = lanesUpTo(~seed, REDUCED_MAX);
        assertSame(left * right, left.fromLanes().multiply(right.fromLanes()));
    }

    function test_MultiplyTakesTheGreatestLanes() public pure {
        KoalaBear5 left = KoalaBear5.wrap(Schoolbook.lanesOf(WIDE_MAX));
        KoalaBear5 right = KoalaBear5.wrap(Schoolbook.lanesOf(REDUCED_MAX));
        assertSame(left * right, left.fromLanes().multiply(right.fromLanes()));
    }

    function testFuzz_ReduceTakesLimbsToTheirWeightedSum(uint256 seed) public pure {
        uint256 low = KoalaBear5.unwrap(lanesUpTo(seed, 2 ** 51 - 2 ** 36 - 1));
        uint256 high = KoalaBear5.unwrap(lanesUpTo(~seed, 2 ** 51 - 2 ** 36 - 1));
        assertReduces(low, high);
    }

    function test_ReduceTakesTheGreatestLimbs() public pure {
        uint256 most = Schoolbook.lanesOf(2 ** 51 - 2 ** 36 - 1);
        assertReduces(most, most);
        assertReduces(0, most);
        assertReduces(most, 0);
        assertReduces(0, 0);
    }

    function testFuzz_ScaleMultipliesByABaseElement(uint256 seed, uint32 factor) public pure {
        KoalaBear5 element = lanesUpTo(seed, WIDE_MAX);
        Schoolbook.Element memory base;
        base.c[0] = factor % P;
        Schoolbook.Element memory r;
        r.c[0] = R;
        // The factor over R, times R.
        assertSame(element.scale(factor) * r.toLanes(), element.fromLanes().multiply(base));
    }

    function testFuzz_SumsAndDifferencesAreExact(uint256 seed) public pure {
        KoalaBear5 left = lanesUpTo(seed, REDUCED_MAX);
        KoalaBear5 right = lanesUpTo(~seed, REDUCED_MAX);
        Schoolbook.Element memory x = left.fromLanes();
        Schoolbook.Element memory y = right.fromLanes();
        assertSame(left + right, x.add(y));
        assertSame(left - right, x.subtract(y));
        assertTrue(add(left, right).fromLanes().toLanes() == x.add(y).toLanes(), "add");
        assertTrue(subtract(left, right).fromLanes().toLanes() == x.subtract(y).toLanes(), "subtract");
        KoalaBear5 canonical = lanesUpTo(~seed, CANONICAL_MAX);
        assertTrue(
            subtractCanonical(left, canonical).fromLanes().toLanes() == x.subtract(canonical.fromLanes()).toLanes(),
            "subtractCanonical"
        );
    }

    function testFuzz_FoldsKeepTheElement(uint256 seed) public pure {
        KoalaBear5 element = lanesUpTo(seed, 7 * 2 ** 31 - 1);
        assertSame(fold(element), element.fromLanes());
        element = lanesUpTo(seed, 2 ** 38 - 1);
        assertSame(foldLazy(element), element.fromLanes());
    }

    function testFuzz_EqualityIgnoresTheFormOfLanes(uint256 seed, uint256 multiples) public pure {
        Schoolbook.Element memory element = Schoolbook.random(seed);
        uint256 lanes = KoalaBear5.unwrap(element.toLanes());
        for (uint256 i = 0; i < 5; i++) {
            lanes += (P * ((multiples >> (20 * i)) & 0x3ffff)) << (51 * i);
        }
        assertTrue(KoalaBear5.wrap(lanes) == element.toLanes(), "equal");
        for (uint256 i = 0; i < 5; i++) {
            assertTrue(!(KoalaBear5.wrap(lanes + (1 << (51 * i))) == element.toLanes()), "not equal");
        }
    }

    function testFuzz_SpreadMovesLanes(uint160 packed) public pure {
        uint256 expected = 0;
        for (uint256 i = 0; i < 5; i++) {
            expected |= (uint256(packed) >> (32 * i) & 0xffffffff) << (51 * i);
        }
        assertEqual(KoalaBear5.unwrap(spread(packed)), expected);
    }

    function test_SpreadMovesTheGreatestLanes() public pure {
        assertEqual(KoalaBear5.unwrap(spread(2 ** 160 - 1)), Schoolbook.lanesOf(2 ** 32 - 1));
    }

    function testFuzz_ChallengeIsWhatItsDefinitionSays(uint256 random) public pure {
        KoalaBear5 challenge = challengeOf(random);
        for (uint256 i = 0; i < 5; i++) {
            uint256 t = (random >> (51 * i)) & LAZY_MAX;
            assertEqual(challenge.lane(i), 127 * (t % 2 ** 24) + t / 2 ** 24);
            assertAtMost(challenge.lane(i), REDUCED_MAX);
        }
    }

    /// Values that the C# implementation computed.
    function test_AgreesWithKnownAnswers() public view {
        string memory json = vm.readFile("test/vectors/field.json");
        uint256[] memory left = vm.parseJsonUintArray(json, ".left");
        uint256[] memory right = vm.parseJsonUintArray(json, ".right");
        uint256[] memory sum = vm.parseJsonUintArray(json, ".sum");
        uint256[] memory difference = vm.parseJsonUintArray(json, ".difference");
        uint256[] memory product = vm.parseJsonUintArray(json, ".product");
        uint256[] memory inverse = vm.parseJsonUintArray(json, ".inverse");
        assertEqual(left.length, 120);
        for (uint256 i = 0; i < left.length; i += 5) {
            KoalaBear5 x = elementAt(left, i).toLanes();
            KoalaBear5 y = elementAt(right, i).toLanes();
            assertSame(x + y, elementAt(sum, i));
            assertSame(x - y, elementAt(difference, i));
            assertSame(x * y, elementAt(product, i));
            assertTrue(x * elementAt(inverse, i).toLanes() == ONE, "inverse");
        }
    }

    function elementAt(uint256[] memory values, uint256 start) private pure returns (Schoolbook.Element memory e) {
        for (uint256 i = 0; i < 5; i++) {
            e.c[i] = values[start + i];
        }
    }

    /// Lanes between zero and `most`, often one of the two.
    function lanesUpTo(uint256 seed, uint256 most) private pure returns (KoalaBear5) {
        uint256 lanes = 0;
        for (uint256 i = 0; i < 5; i++) {
            uint256 value = uint256(keccak256(abi.encode(seed, i)));
            uint256 lane = value % 4 == 0 ? most : value % 16 == 1 ? 0 : (value >> 8) % (most + 1);
            lanes |= lane << (51 * i);
        }
        return KoalaBear5.wrap(lanes);
    }

    function assertSame(KoalaBear5 actual, Schoolbook.Element memory expected) private pure {
        for (uint256 i = 0; i < 5; i++) {
            assertAtMost(actual.lane(i), REDUCED_MAX);
        }
        Schoolbook.Element memory element = actual.fromLanes();
        for (uint256 i = 0; i < 5; i++) {
            assertEqual(element.c[i], expected.c[i]);
        }
    }

    /// reduce(low, high) = −2^−40·(low + 2^16·high), lane by lane.
    function assertReduces(uint256 low, uint256 high) private pure {
        KoalaBear5 result = reduce(low, high);
        uint256 inverse = Schoolbook.power(P - Schoolbook.power(2, 40), P - 2);
        for (uint256 i = 0; i < 5; i++) {
            uint256 sum =
                (Schoolbook.lane(KoalaBear5.wrap(low), i) + 2 ** 16 * Schoolbook.lane(KoalaBear5.wrap(high), i)) % P;
            assertEqual(result.lane(i) % P, sum * inverse % P);
            assertAtMost(result.lane(i), REDUCED_MAX);
        }
    }
}
