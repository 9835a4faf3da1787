using Nullius.Constraints;
using Nullius.Fields;
using Nullius.Protocol;

namespace Nullius.Verifier.Core;

/// <summary>The heights of the tables and the offsets of the blocks, as data with bits (Spec §4.2.4, §4.6.2).</summary>
public sealed class TableHeights<T>
    where T : struct, IRing<T>
{
    private readonly T[][] _heightBits;
    private readonly T[][] _offsetBits;

    private TableHeights(T[][] heightBits, T[][] offsetBits)
    {
        _heightBits = heightBits;
        _offsetBits = offsetBits;
    }

    /// <summary>Reads the heights, bounds them and computes the offsets.</summary>
    public static TableHeights<T> Receive<TContext>(TContext context, VerifyingKey key)
        where TContext : IVerifierContext<T>
    {
        // 1. Heights that the key does not fix come from the prover.
        IReadOnlyList<CompiledTable> tables = key.System.Tables;
        var received = new T[tables.Count(table => table.Table.FixedHeight is null)];
        if (received.Length > 0)
            context.ReceiveBase(received);
        var heights = new T[tables.Count];
        int next = 0;
        for (int index = 0; index < heights.Length; index++)
            heights[index] = tables[index].Table.FixedHeight is { } height ? T.FromCanonical((uint)height) : received[next++];

        // 2. Each is at most 2^R_t: if bit R_t is set, the height is 2^R_t.
        var heightBits = new T[heights.Length][];
        for (int index = 0; index < heights.Length; index++)
        {
            int logHeightMax = key.LogHeightMax(tables[index].Table);
            if (tables[index].Table.FixedHeight is { } height)
            {
                heightBits[index] = Bits((uint)height, logHeightMax + 1);
                continue;
            }

            heightBits[index] = new T[logHeightMax + 1];
            context.Decompose(heights[index], heightBits[index], Check.TableHeight);
            T excess = heightBits[index][logHeightMax] * (heights[index] - T.FromCanonical(1u << logHeightMax));
            context.AssertEqual(excess, T.Zero, Check.TableHeight);
        }

        // 3. Preprocessed blocks start where the key says.
        int cellVariables = key.Shape.CellVariables;
        var offsetBits = new T[key.Layout.Blocks.Count][];
        uint start = 0;
        for (int index = 0; index < key.Layout.PreprocessedBlockCount; index++)
        {
            offsetBits[index] = Bits(start, cellVariables + 1);
            DenseBlock block = key.Layout.Blocks[index];
            start += (uint)(tables[block.TableIndex].Table.FixedHeight.GetValueOrDefault() << block.LogWidth);
        }

        // 4. The offsets of the witness are decomposed one after another, so that no sum wraps: a block adds at most 2^n.
        T offset = T.FromCanonical((uint)key.Layout.WitnessStart);
        for (int index = key.Layout.PreprocessedBlockCount; index < offsetBits.Length; index++)
        {
            offsetBits[index] = new T[cellVariables + 1];
            context.Decompose(offset, offsetBits[index], Check.CellCount);
            DenseBlock block = key.Layout.Blocks[index];
            offset += heights[block.TableIndex] * T.FromCanonical((uint)block.Width);
        }

        context.Decompose(T.FromCanonical(1u << cellVariables) - offset, new T[cellVariables + 1], Check.CellCount);
        return new TableHeights<T>(heightBits, offsetBits);
    }

    /// <summary>Bits of the height of a table, least significant first.</summary>
    public ReadOnlySpan<T> HeightBits(int tableIndex) => _heightBits[tableIndex];

    /// <summary>Bits of a block's offset divided by its width, least significant first.</summary>
    public ReadOnlySpan<T> OffsetBits(int blockIndex, int logWidth) => _offsetBits[blockIndex].AsSpan(logWidth);

    private static T[] Bits(uint value, int count)
    {
        var bits = new T[count];
        for (int index = 0; index < count; index++)
            bits[index] = T.FromCanonical((value >> index) & 1);
        return bits;
    }
}
