using System.Numerics;
using Nullius.Fields;
using Nullius.Kernels;
using Nullius.Polynomials;
using Nullius.Verifier.Core;

namespace Nullius.Prover.Opening;

/// <summary>
/// The weight under which all column claims are one claim: W[O + r·2^l + c] = γ^{c'}·eq(r, r_x), zero elsewhere (Spec §4.6.3).
/// </summary>
/// <remarks>
/// The whole would be 2^n elements of E; it is never written. Within a block the columns are numbered consecutively, so that
/// γ^{c'} = γ^{first}·γ^c: every block has the same columns up to a factor, and a tile of the weight is a few segments of rows.
/// </remarks>
public sealed class ColumnWeight
{
    private readonly DenseLayout _layout;
    private readonly long[] _offsets;
    private readonly long[] _ends;
    private readonly KoalaBear5[] _blockFactors;
    private readonly KoalaBear5[] _rowsHigh;
    private readonly ExtensionVector _powers;

    /// <param name="layout">The blocks.</param>
    /// <param name="heights">The heights of the tables.</param>
    /// <param name="rowPoint">r_x, R coordinates.</param>
    /// <param name="gamma">γ.</param>
    public ColumnWeight(DenseLayout layout, ReadOnlySpan<int> heights, ReadOnlySpan<KoalaBear5> rowPoint, KoalaBear5 gamma)
    {
        _layout = layout;
        _offsets = layout.Offsets(heights);
        _ends = new long[layout.Blocks.Count];
        for (int block = 0; block < _ends.Length; block++)
            _ends[block] = _offsets[block] + ((long)heights[layout.Blocks[block].TableIndex] << layout.Blocks[block].LogWidth);
        Gamma = gamma;

        // eq(r, r_x) is a product over the high and the low half of the bits of r.
        int logLow = (rowPoint.Length + 1) / 2;
        _rowsHigh = Multilinear.EqTable(rowPoint[..^logLow]);
        RowsLow = new ExtensionVector(1 << logLow);
        VectorKernels.EqTable(rowPoint[^logLow..], RowsLow);

        _powers = new ExtensionVector(1 << layout.LogWidthMax);
        VectorKernels.Powers(gamma, KoalaBear5.One, _powers);
        _blockFactors = [.. layout.Blocks.Select(block => gamma.Pow((ulong)block.FirstNumber))];
    }

    /// <summary>Tiles start at multiples of this, the width of the widest block, so that they do not cut rows.</summary>
    public int Alignment => _powers.Length;

    internal KoalaBear5 Gamma { get; }

    /// <summary>The weights of rows by their low bits.</summary>
    internal ExtensionVector RowsLow { get; }

    /// <summary>destination[i] = Σ_k scales[k]·W[starts[k] + i]; starts and length are aligned.</summary>
    public void Combine(ReadOnlySpan<long> starts, ReadOnlySpan<KoalaBear5> scales, ExtensionVector destination)
    {
        // The rows of all tiles are summed by width; the columns are multiplied in once.
        var rowSums = new ExtensionVector?[BitOperations.Log2((uint)Alignment) + 1];
        for (int tile = 0; tile < starts.Length; tile++)
        {
            foreach (WeightSegment segment in Segments(starts[tile], destination.Length))
            {
                ExtensionVector sums = rowSums[segment.LogWidth] ??= new ExtensionVector(destination.Length >> segment.LogWidth);
                VectorKernels.MultiplyAdd(
                    RowsLow.Slice(segment.FirstLow, segment.Rows),
                    scales[tile] * segment.Factor,
                    sums.Slice(segment.FirstGroup, segment.Rows));
            }
        }

        bool isWritten = false;
        for (int logWidth = 0; logWidth < rowSums.Length; logWidth++)
        {
            if (rowSums[logWidth] is not { } sums)
                continue;
            ExtensionVector columns = _powers.Slice(0, 1 << logWidth);
            if (isWritten)
                OuterProduct.Add(sums, columns, destination);
            else
                OuterProduct.Write(sums, columns, destination);
            isWritten = true;
        }

        if (!isWritten)
            destination.Clear();
    }

    /// <summary>The rows whose cells lie between two positions; <paramref name="start"/> is aligned.</summary>
    internal List<WeightSegment> Segments(long start, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(start % Alignment, 0);
        ArgumentOutOfRangeException.ThrowIfNotEqual(length % Alignment, 0);
        List<WeightSegment> segments = [];
        for (int block = 0; block < _layout.Blocks.Count && _offsets[block] < start + length; block++)
        {
            long first = Math.Max(start, _offsets[block]);
            long end = Math.Min(start + length, _ends[block]);
            if (first < end)
                AddSegments(segments, block, start, first, end);
        }

        return segments;
    }

    private void AddSegments(List<WeightSegment> segments, int block, long start, long first, long end)
    {
        int logWidth = _layout.Blocks[block].LogWidth;
        int row = (int)((first - _offsets[block]) >> logWidth);
        int rowEnd = (int)((end - _offsets[block]) >> logWidth);
        int group = (int)((first - start) >> logWidth);
        while (row < rowEnd)
        {
            int low = row & (RowsLow.Length - 1);
            int rows = Math.Min(rowEnd - row, RowsLow.Length - low);
            segments.Add(new WeightSegment(logWidth, group, rows, low, _blockFactors[block] * _rowsHigh[row / RowsLow.Length]));
            row += rows;
            group += rows;
        }
    }
}
