// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity 0.8.37;

import {KoalaBear5, ONE, add, fold, subtract} from "./KoalaBear5.sol";
import {Vector} from "./Vector.sol";

/// @title The weight of the opening claim at a point of the dense vector, for heights and offsets that are constants (spec §4.7)
/// @notice W(ζ) = Σ over blocks of A·S, A = γ^(c'_0)·Π_{i<l} ((1 − ζ_i) + ζ_i·γ^(2^i)), S = Σ_{r<h} eq(r, r_x)·eq(O/2^l + r, ζ_high).
///         Coordinates are numbered by bit here, 0 the least significant: x_j of r_x, ζ_j of ζ.
library Weight {
    using Vector for KoalaBear5[];

    /// The constants of the denseLayout.
    struct Layout {
        /// One word per block, in the order of columns; see `block`.
        uint256[] blocks;
        /// The greatest a for which 2^a divides the height and the offset in rows of every block.
        uint256 alignment;
        /// The greatest logarithm of a width.
        uint256 logWidthMax;
    }

    /// What does not depend on heights and offsets.
    struct Tables {
        /// x_j is rows[R − 1 − j].
        KoalaBear5[] rows;
        /// ζ_j is point[n − 1 − j].
        KoalaBear5[] point;
        /// 1 − ζ_j, ordered as `point`.
        KoalaBear5[] complement;
        /// Π_{j≥t} (1 − x_j) for t ≤ R.
        KoalaBear5[] upper;
        /// Π_{i<l} ((1 − ζ_i) + ζ_i·γ^(2^i)) for l ≤ logWidthMax.
        KoalaBear5[] columns;
        /// γ^(2^l) for l ≤ logWidthMax.
        KoalaBear5[] squares;
        /// Per l, empty until a block of that width is met: `pairs`.
        KoalaBear5[][] pairs;
    }

    // Fields of a block's word: height, offset in rows O/2^l, logarithm l of the width, least t with h ≤ 2^t.
    uint256 private constant OFFSET = 32;
    uint256 private constant LOG_WIDTH = 64;
    uint256 private constant LOG_HEIGHT = 72;

    // Entries of `pairs` per bit j: eq(ρ, x_j)·eq(σ, ζ_{l+j}) for (ρ, σ) = (0,0), (0,1), (1,0), (1,1), and (0,0) + (1,1).
    uint256 private constant PER_BIT = 5;

    function evaluate(Layout memory denseLayout, KoalaBear5[] memory rows, KoalaBear5 gamma, KoalaBear5[] memory point)
        internal
        pure
        returns (KoalaBear5 sum)
    {
        unchecked {
            Tables memory tables = prepare(rows, point, gamma, denseLayout.logWidthMax);
            KoalaBear5 power = ONE;
            for (uint256 i = 0; i < denseLayout.blocks.length; ++i) {
                uint256 constants = denseLayout.blocks[i];
                uint256 logWidth = (constants >> LOG_WIDTH) & 0xff;
                KoalaBear5 rowSum = shiftedEq(tables, constants, logWidth, denseLayout.alignment);
                KoalaBear5 factor = tables.upper.get((constants >> LOG_HEIGHT) & 0xff) * power;
                sum = sum + rowSum * (factor * tables.columns.get(logWidth));

                // Each block continues the numbering of columns where the one before it ends.
                power = power * tables.squares.get(logWidth);
            }
        }
    }

    function prepare(KoalaBear5[] memory rows, KoalaBear5[] memory point, KoalaBear5 gamma, uint256 logWidthMax)
        private
        pure
        returns (Tables memory tables)
    {
        unchecked {
            tables.rows = rows;
            tables.point = point;
            tables.complement = Vector.allocate(point.length);
            for (uint256 i = 0; i < point.length; ++i) {
                tables.complement.set(i, ONE - point.get(i));
            }
            tables.upper = Vector.allocate(rows.length + 1);
            KoalaBear5 product = ONE;
            for (uint256 i = 0; i < rows.length; ++i) {
                tables.upper.set(rows.length - i, product);
                product = product * (ONE - rows.get(i));
            }
            tables.upper.set(0, product);

            tables.columns = Vector.allocate(logWidthMax + 1);
            tables.squares = Vector.allocate(logWidthMax + 1);
            product = ONE;
            KoalaBear5 square = gamma;
            for (uint256 l = 0; l <= logWidthMax; ++l) {
                tables.columns.set(l, product);
                tables.squares.set(l, square);
                uint256 i = point.length - 1 - l;
                product = add(tables.complement.get(i), point.get(i) * square) * product;
                square = square * square;
            }
            tables.pairs = new KoalaBear5[][](logWidthMax + 1);
        }
    }

    /// S without the factor `upper`, wide.
    /// @dev Adds r to the offset bit by bit. A state is (carry, whether the bits of r so far are less than those of h): `all` sums over
    ///      all r, `less` over those; the digit after it is the carry.
    function shiftedEq(Tables memory tables, uint256 constants, uint256 logWidth, uint256 alignment)
        private
        pure
        returns (KoalaBear5 less0)
    {
        unchecked {
            uint256 logHeight = (constants >> LOG_HEIGHT) & 0xff;
            uint256 height = constants & 0xffffffff;
            uint256 offset = (constants >> OFFSET) & 0xffffffff;
            KoalaBear5[] memory pairs = pairsOf(tables, logWidth, alignment);

            // 1. Below the alignment neither carries nor differences occur.
            KoalaBear5 all0 = pairs.get(0);
            KoalaBear5 all1;
            KoalaBear5 less1;

            // 2. The bits of rows below 2^logHeight.
            bool carries = false;
            bool isPower = height == 1 << logHeight;
            for (uint256 j = alignment; j < logHeight; ++j) {
                uint256 entry = 1 + PER_BIT * (j - alignment);
                bool heightBit = (height >> j) & 1 != 0;
                // `all` is not needed above the height's highest bit, `less` is zero below its lowest.
                bool needsAll = isPower || j + 1 < logHeight;
                bool hasLess = height & ((1 << j) - 1) != 0;
                if ((offset >> j) & 1 != 0) {
                    // Row bit 0: sum 1 and no carry, or with a carry sum 0 and carry. Row bit 1: sum 0 and carry, or sum 1 and carry.
                    KoalaBear5 none = all0 * pairs.get(entry + 1);
                    if (heightBit) {
                        if (hasLess) {
                            less1 = add(less0 * pairs.get(entry + 2), carries ? less1 * pairs.get(entry + 3) : less1);
                        }
                        if (carries) less1 = fold(add(less1, all1 * pairs.get(entry)));
                        less0 = none;
                    } else if (hasLess) {
                        if (carries) less1 = less1 * pairs.get(entry);
                        less0 = less0 * pairs.get(entry + 1);
                    }
                    if (needsAll) {
                        all1 = carries
                            ? add(all0 * pairs.get(entry + 2), all1 * pairs.get(entry + 4))
                            : all0 * pairs.get(entry + 2);
                        all0 = none;
                    }
                    carries = true;
                } else if (carries) {
                    // Row bit 0: sum 0, or with a carry sum 1; no carry. Row bit 1: sum 1 and no carry, or with a carry sum 0 and carry.
                    KoalaBear5 ends = all1 * pairs.get(entry + 1);
                    if (heightBit) {
                        KoalaBear5 zero = add(all0 * pairs.get(entry), ends);
                        less0 = hasLess ? fold(add(zero, less0 * pairs.get(entry + 3))) : zero;
                        if (hasLess) less1 = less1 * pairs.get(entry + 2);
                    } else if (hasLess) {
                        less0 = add(less0 * pairs.get(entry), less1 * pairs.get(entry + 1));
                        less1 = KoalaBear5.wrap(0);
                    }
                    if (needsAll) {
                        all0 = add(all0 * pairs.get(entry + 4), ends);
                        all1 = all1 * pairs.get(entry + 2);
                    }
                } else {
                    if (heightBit) {
                        KoalaBear5 zero = all0 * pairs.get(entry);
                        less0 = hasLess ? add(zero, less0 * pairs.get(entry + 3)) : zero;
                    } else if (hasLess) {
                        less0 = less0 * pairs.get(entry);
                    }
                    if (needsAll) all0 = all0 * pairs.get(entry + 4);
                }
            }

            // 3. A height that is a power of two: every row that is left is less.
            if (isPower) (less0, less1) = (all0, all1);

            // 4. Above, rows have zero bits: the carry ends at the first zero of the offset. What is carried out of the top lies outside.
            uint256 index = tables.point.length - 1 - logWidth - logHeight;
            for (offset >>= logHeight; index < tables.point.length; --index) {
                if (offset & 1 != 0) {
                    less0 = less0 * tables.point.get(index);
                    if (carries) less1 = less1 * tables.complement.get(index);
                } else {
                    less0 = less0 * tables.complement.get(index);
                    if (carries) less0 = add(less0, less1 * tables.point.get(index));
                    carries = false;
                }
                offset >>= 1;
            }
        }
    }

    /// For the width 2^l: Π_{j<alignment} Σ_ρ eq(ρ, x_j)·eq(ρ, ζ_{l+j}), then the entries of each bit from the alignment on.
    function pairsOf(Tables memory tables, uint256 logWidth, uint256 alignment)
        private
        pure
        returns (KoalaBear5[] memory pairs)
    {
        unchecked {
            pairs = tables.pairs[logWidth];
            if (pairs.length != 0) return pairs;

            uint256 rowBits = tables.rows.length;
            pairs = Vector.allocate(1 + PER_BIT * (rowBits - alignment));
            tables.pairs[logWidth] = pairs;
            KoalaBear5 low = ONE;
            uint256 entry = 1;
            for (uint256 j = 0; j < rowBits && logWidth + j < tables.point.length; ++j) {
                uint256 index = tables.point.length - 1 - logWidth - j;
                KoalaBear5 row = tables.rows.get(rowBits - 1 - j);
                KoalaBear5 both = row * tables.point.get(index);
                // Lanes before folding: at most 2·2 264 924 032 + 2p.
                KoalaBear5 neither = fold(add(subtract(tables.complement.get(index), row), both));
                KoalaBear5 equal = both + neither;
                if (j < alignment) {
                    low = low * equal;
                } else {
                    pairs.set(entry, neither);
                    pairs.set(entry + 1, tables.point.get(index) - both);
                    pairs.set(entry + 2, row - both);
                    pairs.set(entry + 3, both);
                    pairs.set(entry + 4, equal);
                    entry += PER_BIT;
                }
            }
            pairs.set(0, low);
        }
    }
}
