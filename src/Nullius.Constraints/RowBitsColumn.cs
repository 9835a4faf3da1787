using Nullius.Fields;

namespace Nullius.Constraints;

/// <summary>The bits [<paramref name="low"/>, <paramref name="low"/> + <paramref name="count"/>) of the row index, as an integer.</summary>
public sealed class RowBitsColumn(int low, int count) : FixedColumn
{
    public override IReadOnlyList<uint> Description => [2, (uint)low, (uint)count];

    public override uint Value(int row) => ((uint)row >> low) & ((1u << count) - 1);

    public override T Evaluate<T>(ReadOnlySpan<T> point)
    {
        T sum = T.Zero;
        for (int bit = 0; bit < count; bit++)
            sum += point[point.Length - 1 - low - bit] * T.FromCanonical(1u << bit);
        return sum;
    }
}
