// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity 0.8.37;

import {Test} from "./support/Test.sol";
import {Schoolbook} from "./support/Schoolbook.sol";
import {KoalaBear5, ONE} from "../src/KoalaBear5.sol";
import {Multilinear} from "../src/Multilinear.sol";
import {Vector} from "../src/Vector.sol";
import {Weight} from "../src/Weight.sol";

contract WeightTest is Test {
    using Schoolbook for Schoolbook.Element;
    using Vector for KoalaBear5[];

    uint256 private constant ROW_VARIABLES = 5;
    uint256 private constant VARIABLES = 8;

    /// Heights and offsets of every kind: with and without common factors, powers of two, one row.
    function testFuzz_IsTheWeightOfOneBlock(uint256 seed, uint256 height, uint256 offset) public pure {
        uint256 logWidth = seed % 4;
        uint256 alignment = (seed >> 8) % 4;
        uint256 unit = 1 << alignment;
        height = unit * (1 + height % (32 / unit));
        offset = unit * (offset % (((256 >> logWidth) - height) / unit + 1));
        uint256[] memory blocks = new uint256[](1);
        blocks[0] = word(logWidth, height, offset);
        assertIsWeight(seed, Weight.Layout(blocks, alignment, logWidth));
    }

    /// Blocks continue the numbering of columns; they may be of any widths.
    function testFuzz_IsTheSumOverBlocks(uint256 seed) public pure {
        uint256[] memory blocks = new uint256[](4);
        blocks[0] = word(2, 17, 0);
        blocks[1] = word(0, 9, 157);
        blocks[2] = word(2, 15, 17);
        blocks[3] = word(1, 14, 64);
        assertIsWeight(seed, Weight.Layout(blocks, 0, 3));
    }

    function word(uint256 logWidth, uint256 height, uint256 offset) private pure returns (uint256) {
        uint256 logHeight = 0;
        while (1 << logHeight < height) ++logHeight;
        return height | offset << 32 | logWidth << 64 | logHeight << 72;
    }

    /// Compares with the extension of the vector of spec §4.6.3.
    function assertIsWeight(uint256 seed, Weight.Layout memory denseLayout) private pure {
        KoalaBear5[] memory rows = random(seed, ROW_VARIABLES);
        KoalaBear5[] memory point = random(~seed, VARIABLES);
        KoalaBear5 gamma = random(seed ^ 1, 1).get(0);
        KoalaBear5[] memory eq = Multilinear.eqTable(rows, 0, ROW_VARIABLES, ONE);
        KoalaBear5[] memory vector = new KoalaBear5[](1 << VARIABLES);
        KoalaBear5 power = ONE;
        for (uint256 i = 0; i < denseLayout.blocks.length; i++) {
            uint256 constants = denseLayout.blocks[i];
            uint256 width = 1 << (constants >> 64 & 0xff);
            for (uint256 column = 0; column < width; column++) {
                for (uint256 row = 0; row < constants & 0xffffffff; row++) {
                    vector.set(((constants >> 32 & 0xffffffff) + row) * width + column, power * eq.get(row));
                }
                power = power * gamma;
            }
        }
        KoalaBear5 expected = Multilinear.evaluate(vector, point, 0, VARIABLES);
        assertEqual(Weight.evaluate(denseLayout, rows, gamma, point), expected);
    }

    function random(uint256 seed, uint256 count) private pure returns (KoalaBear5[] memory vector) {
        vector = Vector.allocate(count);
        for (uint256 i = 0; i < count; i++) {
            vector.set(i, Schoolbook.random(uint256(keccak256(abi.encode(seed, i)))).toLanes());
        }
    }
}
