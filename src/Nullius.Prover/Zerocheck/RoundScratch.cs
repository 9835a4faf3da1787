using Nullius.Fields;
using Nullius.Kernels;
using Nullius.Prover.Blocks;

namespace Nullius.Prover.Zerocheck;

/// <summary>Working memory for a block of pairs of rows of one table.</summary>
internal sealed class RoundScratch(BlockProgram program, int pairsMax) : IBaseBlockEnvironment
{
    private const int GroupMax = 4;

    private readonly KoalaBear[] _baseInputs = new KoalaBear[program.InputCount * pairsMax];
    private readonly ExtensionVector _folded = new(2 * program.InputCount * pairsMax);

    public BaseBlockMachine BaseMachine { get; } = new(program.RegisterCount, pairsMax);

    public ExtensionBlockMachine Machine { get; } = new(program.RegisterCount, pairsMax);

    /// <summary>The columns in E at a point, <see cref="ExtensionBlockMachine.RowsMax"/> elements apart.</summary>
    public ExtensionVector Inputs { get; } = new(program.InputCount * pairsMax);

    /// <summary>One sum per pair.</summary>
    public ExtensionVector Sums { get; } = new(pairsMax);

    /// <summary>Rows of a column in F, where they must be copied.</summary>
    public KoalaBear[] Padded { get; } = new KoalaBear[2 * GroupMax * pairsMax];

    /// <summary>The number of pairs of the block in F.</summary>
    public int Rows { get; set; }

    /// <summary>A column in E at a point.</summary>
    public ExtensionSpan Input(int column, int pairs) => Inputs.Span(column * pairsMax, pairs);

    /// <summary>The folded rows of a column.</summary>
    public ExtensionSpan Folded(int column, int rows) => _folded.Span(2 * column * pairsMax, rows);

    /// <summary>A column in F at a point.</summary>
    public Span<KoalaBear> BaseInput(int column) => _baseInputs.AsSpan(column * pairsMax, Rows);

    public ReadOnlySpan<KoalaBear> Input(int slot) => BaseInput(slot);

    public ExtensionSpan Accumulator(int target) => Sums.Span(0, Rows);

    public Span<KoalaBear> Store(int target) => throw new NotSupportedException("A row polynomial hands out no blocks.");
}
