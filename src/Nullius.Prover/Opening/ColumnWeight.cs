using Nullius.Fields;
using Nullius.Kernels;
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
    private readonly ExtensionVector[] _columns;
    private readonly KoalaBear5[] _rowsHigh;
    private readonly ExtensionVector _rowsLow;

    /// <param name="layout">The blocks.</param>
    /// <param name="heights">The heights of the tables.</param>
    /// <param name="rowPoint">r_x, R coordinates.</param>
    /// <param name="gamma">γ.</param>
    public ColumnWeight(DenseLayout layout, ReadOnlySpan<int> heights, ReadOnlySpan<KoalaBear5> rowPoint, KoalaBear5 gamma)
    {
        _layout = layout;
        _offsets = layout.Offsets(heights);

        // eq(r, r_x) is a product over the high and the low half of the bits of r.
        int logLow = (rowPoint.Length + 1) / 2;
        _rowsHigh = Multilinear.EqTable(rowPoint[..^logLow]);
        _rowsLow = new ExtensionVector(1 << logLow);
        VectorKernels.EqTable(rowPoint[^logLow..], _rowsLow);

        var powers = new ExtensionVector(layout.Blocks.Sum(block => block.Width));
        VectorKernels.Powers(gamma, KoalaBear5.One, powers);
        _columns = [.. layout.Blocks.Select(block =>
            powers.Slice(layout.FirstColumnOfTable[block.TableIndex] + block.FirstColumn, block.Width))];
    }

    /// <summary>The number of cells; the weight is zero from there on.</summary>
    public long CellCount => _offsets[^1];

    /// <summary>Writes scale·W[start], scale·W[start + 1], ….</summary>
    public void Write(long start, KoalaBear5 scale, ExtensionVector destination) => Generate(start, scale, destination, add: false);

    /// <summary>Adds scale·W[start], scale·W[start + 1], …, to what is there.</summary>
    public void Add(long start, KoalaBear5 scale, ExtensionVector destination) => Generate(start, scale, destination, add: true);

    private void Generate(long start, KoalaBear5 scale, ExtensionVector destination, bool add)
    {
        int position = 0;
        for (int block = BlockAt(start); position < destination.Length; block++)
        {
            if (block == _layout.Blocks.Count)
            {
                if (!add)
                    destination.Slice(position, destination.Length - position).Clear();
                return;
            }

            long cell = start + position - _offsets[block];
            int count = (int)Math.Min(destination.Length - position, _offsets[block + 1] - _offsets[block] - cell);
            GenerateWithinBlock(block, cell, scale, destination.Slice(position, count), add);
            position += count;
        }
    }

    private int BlockAt(long position)
    {
        int block = 0;
        while (block < _layout.Blocks.Count && _offsets[block + 1] <= position)
            block++;
        return block;
    }

    private void GenerateWithinBlock(int block, long cell, KoalaBear5 scale, ExtensionVector destination, bool add)
    {
        int logWidth = _layout.Blocks[block].LogWidth;
        int width = 1 << logWidth;
        int position = 0;
        while (position < destination.Length)
        {
            int row = (int)((cell + position) >> logWidth);
            int column = (int)((cell + position) & (width - 1));
            int low = row & (_rowsLow.Length - 1);
            KoalaBear5 factor = scale * _rowsHigh[row / _rowsLow.Length];
            if (column != 0 || destination.Length - position < width)
            {
                // Part of a row.
                int count = Math.Min(width - column, destination.Length - position);
                Scaled(_columns[block].Slice(column, count), factor * _rowsLow[low], destination.Slice(position, count), add);
                position += count;
                continue;
            }

            int rows = Math.Min((destination.Length - position) >> logWidth, _rowsLow.Length - low);
            Rows(_rowsLow.Slice(low, rows), _columns[block], factor, destination.Slice(position, rows << logWidth), add);
            position += rows << logWidth;
        }
    }

    private static void Rows(ExtensionVector rows, ExtensionVector columns, KoalaBear5 factor, ExtensionVector destination, bool add)
    {
        // The factor goes to whichever is shorter.
        ExtensionVector scaled = ExtensionVector.CreateUninitialized(Math.Min(rows.Length, columns.Length));
        if (rows.Length < columns.Length)
        {
            VectorKernels.Scale(rows, factor, scaled);
            rows = scaled;
        }
        else
        {
            VectorKernels.Scale(columns, factor, scaled);
            columns = scaled;
        }

        if (add)
            OuterProduct.Add(rows, columns, destination);
        else
            OuterProduct.Write(rows, columns, destination);
    }

    private static void Scaled(ExtensionVector source, KoalaBear5 factor, ExtensionVector destination, bool add)
    {
        if (add)
            VectorKernels.MultiplyAdd(source, factor, destination);
        else
            VectorKernels.Scale(source, factor, destination);
    }
}
