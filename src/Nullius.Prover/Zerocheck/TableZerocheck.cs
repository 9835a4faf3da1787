using Nullius.Fields;
using Nullius.Kernels;
using Nullius.Prover.Blocks;

namespace Nullius.Prover.Zerocheck;

/// <summary>The zerocheck of one table: rounds over columns in F, then over folded columns.</summary>
internal sealed class TableZerocheck
{
    private readonly RowPolynomial _polynomial;
    private readonly TableColumns _columns;
    private readonly WorkerGroup _workers;
    private readonly ScratchPool<BaseScratch> _baseScratch;
    private readonly ScratchPool<ExtensionScratch> _extensionScratch;
    private FoldedColumns? _folded;

    public TableZerocheck(RowPolynomial polynomial, TableColumns columns, WorkerGroup workers)
    {
        _polynomial = polynomial;
        _columns = columns;
        _workers = workers;
        _baseScratch = new ScratchPool<BaseScratch>(() => new BaseScratch(polynomial.Program));
        _extensionScratch = new ScratchPool<ExtensionScratch>(() => new ExtensionScratch(polynomial.Program));
    }

    /// <summary>Σ eq · (this table's part of G) at −1, 0 and 2.</summary>
    public RoundValues Round(SplitEq eq)
    {
        int height = _folded is null ? _columns.Height : _folded.Height;
        int pairs = (height + 1) / 2;
        int pairsPerBlock = Math.Min(_folded is null ? BaseBlockMachine.RowsMax : ExtensionBlockMachine.RowsMax, 1 << eq.LowVariables);
        var sums = new RoundValues[(pairs + pairsPerBlock - 1) / pairsPerBlock];
        _workers.For(sums.Length, (long)pairs * _polynomial.Program.Instructions.Length, block =>
        {
            int start = block * pairsPerBlock;
            int count = Math.Min(pairsPerBlock, pairs - start);
            ExtensionSpan weights = eq.Low.Span(start & ((1 << eq.LowVariables) - 1), count);
            RoundValues values = _folded is null ? BaseBlockValues(start, weights) : ExtensionBlockValues(_folded, start, weights);
            KoalaBear5 high = eq.High.Span[start >> eq.LowVariables];
            sums[block] = new RoundValues(high * values.AtMinusOne, high * values.AtZero, high * values.AtTwo);
        });
        RoundValues sum = default;
        foreach (RoundValues values in sums)
            sum += values;
        return sum;
    }

    /// <summary>Binds the least significant row variable.</summary>
    public void Fold(KoalaBear5 challenge) =>
        _folded = _folded is null ? FoldedColumns.Fold(_columns, challenge, _workers) : _folded.Fold(challenge, _workers);

    /// <summary>When all row variables are bound: the value of a column.</summary>
    public KoalaBear5 Value(int column) => _folded is { Height: > 0 } ? _folded.Rows(column, 0, 1)[0] : KoalaBear5.Zero;

    private RoundValues BaseBlockValues(int start, ExtensionSpan weights)
    {
        BaseScratch scratch = _baseScratch.Rent();
        KoalaBear5 atMinusOne = At(RoundPoint.MinusOne, weights);
        KoalaBear5 atZero = At(RoundPoint.Zero, weights);
        KoalaBear5 atTwo = At(RoundPoint.Two, weights);
        _baseScratch.Return(scratch);
        return new RoundValues(atMinusOne, atZero, atTwo);

        KoalaBear5 At(RoundPoint point, ExtensionSpan weights)
        {
            scratch.Rows = weights.Length;
            for (int column = 0; column < _columns.Count; column++)
            {
                ReadOnlySpan<KoalaBear> rows = _columns[column];
                BaseBlock.InterpolatePairs(rows[(2 * start)..Math.Min(2 * (start + weights.Length), rows.Length)], point, scratch.Column(column));
            }

            scratch.Accumulator(0).Fill(_polynomial.Constant);
            scratch.Machine.Run(_polynomial.Program, scratch, weights.Length, _polynomial.Coefficients);
            return ExtensionBlock.InnerProduct(scratch.Accumulator(0), weights);
        }
    }

    private RoundValues ExtensionBlockValues(FoldedColumns columns, int start, ExtensionSpan weights)
    {
        ExtensionScratch scratch = _extensionScratch.Rent();
        KoalaBear5 atMinusOne = At(RoundPoint.MinusOne, weights);
        KoalaBear5 atZero = At(RoundPoint.Zero, weights);
        KoalaBear5 atTwo = At(RoundPoint.Two, weights);
        _extensionScratch.Return(scratch);
        return new RoundValues(atMinusOne, atZero, atTwo);

        KoalaBear5 At(RoundPoint point, ExtensionSpan weights)
        {
            int rows = weights.Length;
            for (int column = 0; column < columns.Count; column++)
                ExtensionBlock.InterpolatePairs(columns.Rows(column, 2 * start, 2 * rows), point, scratch.Column(column, rows));
            ExtensionSpan accumulator = scratch.Accumulator.Span(0, rows);
            accumulator.Fill(_polynomial.Constant);
            scratch.Machine.Run(_polynomial.Program, scratch.Inputs, _polynomial.Coefficients, accumulator);
            return ExtensionBlock.InnerProduct(accumulator, weights);
        }
    }

    private sealed class BaseScratch(BlockProgram program) : IBaseBlockEnvironment
    {
        private readonly KoalaBear[] _inputs = new KoalaBear[program.InputCount * BaseBlockMachine.RowsMax];
        private readonly ExtensionVector _accumulator = new(BaseBlockMachine.RowsMax);

        public BaseBlockMachine Machine { get; } = new(program.RegisterCount);

        public int Rows { get; set; }

        public Span<KoalaBear> Column(int column) => _inputs.AsSpan(column * BaseBlockMachine.RowsMax, Rows);

        public ReadOnlySpan<KoalaBear> Input(int slot) => Column(slot);

        public ExtensionSpan Accumulator(int target) => _accumulator.Span(0, Rows);

        public Span<KoalaBear> Store(int target) => throw new NotSupportedException("A row polynomial hands out no blocks.");
    }

    private sealed class ExtensionScratch(BlockProgram program)
    {
        public ExtensionBlockMachine Machine { get; } = new(program.RegisterCount);

        public ExtensionVector Inputs { get; } = new(program.InputCount * ExtensionBlockMachine.RowsMax);

        public ExtensionVector Accumulator { get; } = new(ExtensionBlockMachine.RowsMax);

        public ExtensionSpan Column(int column, int rows) => Inputs.Span(column * ExtensionBlockMachine.RowsMax, rows);
    }
}
