using Nullius.Fields;
using Nullius.Kernels;

namespace Nullius.Prover.Zerocheck;

/// <summary>The zerocheck of one table.</summary>
/// <remarks>
/// The first round reads the columns in F. In the next two the folded columns exist block by block only; after the third they take an eighth of the
/// rows, little more memory than the columns in F. The linear form of the row polynomial is a column in E of its own from the start, so
/// that its terms cost nothing in later rounds.
/// </remarks>
internal sealed class TableZerocheck
{
    /// <summary>The number of variables that are bound before folded columns are stored.</summary>
    private const int UnstoredVariables = 3;

    private readonly RowPolynomial _polynomial;
    private readonly TableColumns _columns;
    private readonly VectorPool _pool;
    private readonly WorkerGroup _workers;
    private readonly ScratchPool<RoundScratch> _scratch;
    private readonly int _pairsPerBlock;
    private KoalaBear5[] _weights = [KoalaBear5.One];
    private FoldedColumns _linear;
    private FoldedColumns? _folded;

    public TableZerocheck(RowPolynomial polynomial, TableColumns columns, VectorPool pool, WorkerGroup workers)
    {
        _polynomial = polynomial;
        _columns = columns;
        _pool = pool;
        _workers = workers;

        // The columns of a block in E stay in the second-level cache, unless the table is very wide.
        _pairsPerBlock = columns.Count <= 128 ? 64 : columns.Count <= 512 ? 32 : 16;
        _scratch = new ScratchPool<RoundScratch>(() => new RoundScratch(polynomial.Program, _pairsPerBlock));
        _linear = LinearColumn();
    }

    /// <summary>Σ eq · (this table's part of G) at −1, 0 and 2.</summary>
    public RoundValues Round(SplitEq eq)
    {
        int pairs = (_linear.Height + 1) / 2;
        int pairsPerBlock = Math.Min(_pairsPerBlock, 1 << eq.LowVariables);
        var sums = new RoundValues[(pairs + pairsPerBlock - 1) / pairsPerBlock];
        _workers.For(sums.Length, (long)pairs * _polynomial.Program.Instructions.Length, block =>
        {
            // Whole registers: rows beyond the height are zero rows, on which the polynomial vanishes.
            int start = block * pairsPerBlock;
            int count = Math.Min(pairsPerBlock, pairs - start);
            count = (count + PackedWidth.LanesMax - 1) / PackedWidth.LanesMax * PackedWidth.LanesMax;
            ExtensionSpan weights = eq.Low.Span(start & ((1 << eq.LowVariables) - 1), count);
            RoundScratch scratch = _scratch.Rent();
            RoundValues values = _weights.Length == 1 ? FirstRound(scratch, start, weights) : LaterRound(scratch, start, weights);
            sums[block] = eq.High.Span[start >> eq.LowVariables] * values;
            _scratch.Return(scratch);
        });
        RoundValues sum = default;
        foreach (RoundValues values in sums)
            sum += values;
        return sum;
    }

    /// <summary>Binds the least significant row variable.</summary>
    public void Fold(KoalaBear5 challenge)
    {
        _linear = _linear.Fold(challenge, _workers);
        if (_folded is not null)
        {
            _folded = _folded.Fold(challenge, _workers);
            return;
        }

        KoalaBear5 complement = KoalaBear5.One - challenge;
        _weights = [.. _weights.Select(weight => weight * complement), .. _weights.Select(weight => weight * challenge)];
        if (_weights.Length == 1 << UnstoredVariables)
            _folded = FoldedColumns.Fold(_columns, _weights, _pool, _workers);
    }

    /// <summary>When all row variables are bound: the values of the first columns.</summary>
    public void Values(Span<KoalaBear5> destination)
    {
        _folded ??= FoldedColumns.Fold(_columns, _weights, _pool, _workers);
        for (int column = 0; column < destination.Length; column++)
            destination[column] = _folded.Height == 0 ? KoalaBear5.Zero : _folded.Rows(column, 0, 1)[0];
    }

    private FoldedColumns LinearColumn()
    {
        const int RowsPerTask = 512;
        var linear = new FoldedColumns(1, _columns.Height, _pool);
        int[] used = [.. Enumerable.Range(0, _columns.Count).Where(column => !_polynomial.Linear[column].IsZero)];
        int tasks = (_columns.Height + RowsPerTask - 1) / RowsPerTask;
        _workers.For(tasks, (long)used.Length * _columns.Height, task =>
        {
            int start = task * RowsPerTask;
            int count = Math.Min(RowsPerTask, _columns.Height - start);
            ExtensionSpan rows = linear.Rows(0, start, count);
            rows.Fill(KoalaBear5.Zero);
            int index = 0;
            for (; index + 4 <= used.Length; index += 4)
            {
                WeightedSums.Accumulate(
                    _columns[used[index]].Slice(start, count),
                    _columns[used[index + 1]].Slice(start, count),
                    _columns[used[index + 2]].Slice(start, count),
                    _columns[used[index + 3]].Slice(start, count),
                    [_polynomial.Linear[used[index]], _polynomial.Linear[used[index + 1]], _polynomial.Linear[used[index + 2]], _polynomial.Linear[used[index + 3]]],
                    rows);
            }

            for (; index < used.Length; index++)
                BaseBlock.MultiplyAccumulate(_columns[used[index]].Slice(start, count), _polynomial.Linear[used[index]], rows);
        });
        return linear;
    }

    private RoundValues FirstRound(RoundScratch scratch, int start, ExtensionSpan weights)
    {
        KoalaBear5 atMinusOne = At(RoundPoint.MinusOne, weights);
        KoalaBear5 atZero = At(RoundPoint.Zero, weights);
        return new RoundValues(atMinusOne, atZero, At(RoundPoint.Two, weights));

        KoalaBear5 At(RoundPoint point, ExtensionSpan weights)
        {
            int count = weights.Length;
            scratch.Rows = count;
            foreach (int column in _polynomial.Program.UsedInputs)
                BaseBlock.InterpolatePairs(_columns.Rows(column, 2 * start, 2 * count, scratch.Padded), point, scratch.BaseInput(column));
            ExtensionSpan sums = StartSums(scratch, start, count, point);
            scratch.BaseMachine.Run(_polynomial.Program, scratch, count, _polynomial.Coefficients);
            return ExtensionBlock.InnerProduct(sums, weights);
        }
    }

    private RoundValues LaterRound(RoundScratch scratch, int start, ExtensionSpan weights)
    {
        if (_folded is null)
            FoldBlock(scratch, start, weights.Length);
        KoalaBear5 atMinusOne = At(RoundPoint.MinusOne, weights);
        KoalaBear5 atZero = At(RoundPoint.Zero, weights);
        return new RoundValues(atMinusOne, atZero, At(RoundPoint.Two, weights));

        KoalaBear5 At(RoundPoint point, ExtensionSpan weights)
        {
            int count = weights.Length;
            foreach (int column in _polynomial.Program.UsedInputs)
            {
                ExtensionSpan rows = _folded is null ? scratch.Folded(column, 2 * count) : _folded.Rows(column, 2 * start, 2 * count);
                ExtensionBlock.InterpolatePairs(rows, point, scratch.Input(column, count));
            }

            ExtensionSpan sums = StartSums(scratch, start, count, point);
            scratch.Machine.Run(_polynomial.Program, scratch.Inputs, _polynomial.Coefficients, sums);
            return ExtensionBlock.InnerProduct(sums, weights);
        }
    }

    /// <summary>The linear form and the constant at a point.</summary>
    private ExtensionSpan StartSums(RoundScratch scratch, int start, int count, RoundPoint point)
    {
        ExtensionSpan sums = scratch.Sums.Span(0, count);
        ExtensionBlock.InterpolatePairs(_linear.Rows(0, 2 * start, 2 * count), point, sums);
        ExtensionBlock.AddConstant(sums, _polynomial.Constant);
        return sums;
    }

    /// <summary>Folds the rows of a block of pairs.</summary>
    private void FoldBlock(RoundScratch scratch, int start, int pairs)
    {
        int group = _weights.Length;
        foreach (int column in _polynomial.Program.UsedInputs)
        {
            ReadOnlySpan<KoalaBear> rows = _columns.Rows(column, 2 * start * group, 2 * pairs * group, scratch.Padded);
            if (group == 2)
                ExtensionBlock.FoldPairs(rows, _weights[1], scratch.Folded(column, 2 * pairs));
            else
                WeightedSums.FoldGroups(rows, _weights, scratch.Folded(column, 2 * pairs));
        }
    }
}
