using System.Numerics;
using Nullius.Fields;
using Nullius.Kernels;
using Nullius.Polynomials;

namespace Nullius.Prover.Opening;

/// <summary>
/// The first variables of the opening's sumcheck, on the witness over F and the generated weight. The products of the chunks of both
/// give the round polynomials; then the witness and the weight are written with these variables bound, 2^m times shorter.
/// </summary>
internal sealed class WitnessFold
{
    // A product takes 2^m multiplications in E for every row of the tables; each further variable halves what is written.
    private const int VariablesMax = 4;

    private const int ProductTasks = 64;

    private readonly DenseVector _witness;
    private readonly ColumnWeight _weight;
    private readonly int _workers;
    private readonly int _logLength;
    private readonly int _tileLength;

    public WitnessFold(DenseVector witness, ColumnWeight weight, int variablesMax, int workers)
    {
        // Chunks hold whole rows.
        Variables = Math.Min(Math.Min(VariablesMax, variablesMax), witness.Variables - BitOperations.Log2((uint)weight.Alignment));
        _witness = witness;
        _weight = weight;
        _workers = workers;
        _logLength = witness.Variables - Variables;

        // Tiles lie within one region.
        long regionUnit = witness.Witness.Start == 0 ? 1L << _logLength : witness.Witness.Start & -witness.Witness.Start;
        _tileLength = (int)Math.Min(Math.Min(DenseRegion.TileLength, 1 << _logLength), regionUnit);
    }

    /// <summary>m: the number of variables to bind.</summary>
    public int Variables { get; }

    private int Size => 1 << Variables;

    private int TileCount => (1 << _logLength) / _tileLength;

    /// <summary>The products of the 2^m chunks of the witness with those of the weight.</summary>
    public BilinearForm Products()
    {
        int tasks = Math.Min(ProductTasks, TileCount);
        return new BilinearForm(Work.Sum(tasks, _workers, Size * Size, (task, sums) =>
        {
            var groupSums = new ExtensionVector[BitOperations.Log2((uint)_weight.Alignment) + 1];
            for (int log = 1; log < groupSums.Length; log++)
                groupSums[log] = ExtensionVector.CreateUninitialized(_tileLength >> log);
            for (int tile = task; tile < TileCount; tile += tasks)
                AddProducts(tile, groupSums, sums);
        }));
    }

    /// <summary>The witness and the weight with their first variables bound.</summary>
    public (ExtensionVector Vector, ExtensionVector Weights) Bind(ReadOnlySpan<KoalaBear5> challenges)
    {
        KoalaBear5[] eq = Multilinear.EqTable(challenges);
        ExtensionVector vector = ExtensionVector.CreateUninitialized(1 << _logLength);
        ExtensionVector weights = ExtensionVector.CreateUninitialized(1 << _logLength);
        Work.For(TileCount, _workers, tile =>
        {
            BindVector(tile, eq, vector.Slice(tile * _tileLength, _tileLength));
            var starts = new long[Size];
            for (int chunk = 0; chunk < Size; chunk++)
                starts[chunk] = Start(chunk, tile);
            _weight.Combine(starts, eq, weights.Slice(tile * _tileLength, _tileLength));
        });
        return (vector, weights);
    }

    /// <summary>destination[i] = Σ_j eq[j]·v[start of tile in chunk j + i].</summary>
    private void BindVector(int tile, KoalaBear5[] eq, ExtensionVector destination)
    {
        bool isWritten = false;
        foreach (DenseRegion region in _witness.Regions)
        {
            int first = 0;
            while (first < Size && Start(first, tile) < region.Start)
                first++;
            int end = first;
            while (end < Size && Start(end, tile) < region.End)
                end++;
            if (first == end)
                continue;

            ReadOnlySpan<KoalaBear> cells = region.Cells[(int)(Start(first, tile) - region.Start)..];
            ExtensionVector sums = isWritten ? ExtensionVector.CreateUninitialized(_tileLength) : destination;
            Combinations.Chunks(cells, 1 << _logLength, eq.AsSpan(first, end - first), sums);
            if (isWritten)
                ExtensionBlock.Add(destination.Span(0, _tileLength), sums.Span(0, _tileLength), destination.Span(0, _tileLength));
            isWritten = true;
        }

        if (!isWritten)
            destination.Clear();
    }

    private long Start(int chunk, int tile) => ((long)chunk << _logLength) + ((long)tile * _tileLength);

    private void AddProducts(int tile, ExtensionVector[] groupSums, KoalaBear5[] sums)
    {
        // 1. The rows of the weight in each chunk's tile.
        var segments = new List<(WeightSegment Segment, ExtensionVector Rows)>[Size];
        int logWidthMax = 0;
        for (int column = 0; column < Size; column++)
        {
            segments[column] = [.. _weight.Segments(Start(column, tile), _tileLength)
                .Select(segment => (segment, _weight.RowsLow.Slice(segment.FirstLow, segment.Rows)))];
            foreach ((WeightSegment segment, _) in segments[column])
                logWidthMax = Math.Max(logWidthMax, segment.LogWidth);
        }

        for (int row = 0; row < Size; row++)
        {
            ReadOnlySpan<KoalaBear> cells = _witness.Tile(Start(row, tile), _tileLength);
            if (cells.IsEmpty)
                continue;

            // 2. Σ_c γ^c·cell over groups of 2, 4, 8, … cells of the witness. They serve every block of that width.
            KoalaBear5 power = _weight.Gamma;
            for (int log = 1; log <= logWidthMax; log++, power *= power)
            {
                if (log == 1)
                    Combinations.Pairs(cells, power, groupSums[1]);
                else
                    Combinations.Pairs(groupSums[log - 1], power, groupSums[log]);
            }

            // 3. The groups against the rows.
            for (int column = 0; column < Size; column++)
            {
                foreach ((WeightSegment segment, ExtensionVector rows) in segments[column])
                {
                    KoalaBear5 product = segment.LogWidth == 0
                        ? VectorKernels.InnerProduct(cells.Slice(segment.FirstGroup, segment.Rows), rows)
                        : VectorKernels.InnerProduct(groupSums[segment.LogWidth].Slice(segment.FirstGroup, segment.Rows), rows);
                    sums[(row * Size) + column] += segment.Factor * product;
                }
            }
        }
    }
}
