using Nullius.Fields;

namespace Nullius.Constraints;

/// <summary>One in every row: marks the rows of a table of fixed height.</summary>
public sealed class ConstantColumn : FixedColumn
{
    public override IReadOnlyList<uint> Description => [1];

    public override uint Value(int row) => 1;

    public override T Evaluate<T>(ReadOnlySpan<T> point) => T.One;
}
