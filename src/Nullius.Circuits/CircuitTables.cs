using Nullius.Constraints;

namespace Nullius.Circuits;

/// <summary>The tables of a circuit, for given heights.</summary>
public sealed class CircuitTables(CircuitHeights heights)
{
    public ArithmeticTable Arithmetic { get; } = new(heights.Arithmetic);

    public PermutationTable Permutation { get; } = new(heights.Permutation);

    public FrameTable Frame { get; } = new(heights.Frame);

    public FoldTable Fold { get; } = new(heights.Fold);

    public PackTable Pack { get; } = new(heights.Pack);

    public QueryTable Query { get; } = new(heights.Query);

    /// <summary>All tables, in the order of the system.</summary>
    public IReadOnlyList<CircuitTable> All => [Arithmetic, Permutation, Frame, Fold, Pack, Query];
}
