using Nullius.Fields;
using Nullius.Polynomials;
using Nullius.Verifier.Core;

namespace Nullius.Prover.Opening;

/// <summary>
/// The weight under which all column claims are one claim: W[O + r·2^l + c] = γ^{c'}·eq(r, r_x), zero elsewhere (Spec §4.6.3).
/// It is generated where it is needed; the whole would be 2^n elements of E.
/// </summary>
public sealed class ColumnWeight
{
    private readonly DenseLayout _layout;
    private readonly long[] _offsets;
    private readonly KoalaBear5[] _columnWeights;
    private readonly KoalaBear5[] _rowsHigh;
    private readonly KoalaBear5[] _rowsLow;
    private readonly int _logLow;

    /// <param name="layout">The blocks.</param>
    /// <param name="heights">The heights of the tables.</param>
    /// <param name="rowPoint">r_x, R coordinates.</param>
    /// <param name="gamma">γ.</param>
    public ColumnWeight(DenseLayout layout, ReadOnlySpan<int> heights, ReadOnlySpan<KoalaBear5> rowPoint, KoalaBear5 gamma)
    {
        _layout = layout;
        _offsets = layout.Offsets(heights);
        _logLow = rowPoint.Length / 2;
        _rowsHigh = Multilinear.EqTable(rowPoint[..^_logLow]);
        _rowsLow = Multilinear.EqTable(rowPoint[^_logLow..]);
        _columnWeights = new KoalaBear5[layout.Blocks.Sum(block => block.Width)];
        KoalaBear5 power = KoalaBear5.One;
        for (int column = 0; column < _columnWeights.Length; column++)
        {
            _columnWeights[column] = power;
            power *= gamma;
        }
    }

    /// <summary>The number of cells; the weight is zero from there on.</summary>
    public long CellCount => _offsets[^1];

    /// <summary>Writes W[start], W[start + 1], ….</summary>
    public void Fill(long start, Span<KoalaBear5> destination)
    {
        int block = BlockAt(start);
        while (destination.Length > 0)
        {
            if (start >= CellCount)
            {
                destination.Clear();
                return;
            }

            int count = (int)Math.Min(destination.Length, _offsets[block + 1] - start);
            FillWithinBlock(block, start - _offsets[block], destination[..count]);
            destination = destination[count..];
            start += count;
            block++;
        }
    }

    private int BlockAt(long position)
    {
        int block = 0;
        while (block < _layout.Blocks.Count && _offsets[block + 1] <= position)
            block++;
        return block;
    }

    private void FillWithinBlock(int index, long cell, Span<KoalaBear5> destination)
    {
        DenseBlock block = _layout.Blocks[index];
        int firstColumn = _layout.FirstColumnOfTable[block.TableIndex] + block.FirstColumn;
        ReadOnlySpan<KoalaBear5> columns = _columnWeights.AsSpan(firstColumn, block.Width);
        int row = (int)(cell >> block.LogWidth);
        int column = (int)(cell & (block.Width - 1));
        int position = 0;
        while (position < destination.Length)
        {
            KoalaBear5 rowWeight = _rowsHigh[row >> _logLow] * _rowsLow[row & ((1 << _logLow) - 1)];
            int end = Math.Min(position + block.Width - column, destination.Length);
            for (; position < end; position++)
                destination[position] = rowWeight * columns[column++];
            column = 0;
            row++;
        }
    }
}
