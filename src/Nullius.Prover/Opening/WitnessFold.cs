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
        _tileLength = Math.Min(DenseVector.TileLength, 1 << _logLength);
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
            ExtensionVector vectorTile = vector.Slice(tile * _tileLength, _tileLength);
            int chunks = 0;
            while (chunks < Size && Start(chunks, tile) < _witness.Cells.Length)
                chunks++;
            if (chunks == 0)
                vectorTile.Clear();
            else
                Combinations.Chunks(_witness.Cells[(tile * _tileLength)..], 1 << _logLength, eq.AsSpan(0, chunks), vectorTile);

            var starts = new long[Size];
            for (int chunk = 0; chunk < Size; chunk++)
                starts[chunk] = Start(chunk, tile);
            _weight.Combine(starts, eq, weights.Slice(tile * _tileLength, _tileLength));
        });
        return (vector, weights);
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

        for (int row = 0; row < Size && Start(row, tile) < _witness.Cells.Length; row++)
        {
            // 2. Σ_c γ^c·cell over groups of 2, 4, 8, … cells of the witness. They serve every block of that width.
            ReadOnlySpan<KoalaBear> cells = _witness.Cells.Slice((int)Start(row, tile), _tileLength);
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
