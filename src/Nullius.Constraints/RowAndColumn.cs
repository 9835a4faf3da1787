using Nullius.Fields;

namespace Nullius.Constraints;

/// <summary>The bitwise AND of two bit fields of the row index, each <paramref name="count"/> bits wide.</summary>
public sealed class RowAndColumn(int lowLeft, int lowRight, int count) : FixedColumn
{
    public override IReadOnlyList<uint> Description => [3, (uint)lowLeft, (uint)lowRight, (uint)count];

    public override uint Value(int row) => ((uint)row >> lowLeft) & ((uint)row >> lowRight) & ((1u << count) - 1);

    public override T Evaluate<T>(ReadOnlySpan<T> point)
    {
        T sum = T.Zero;
        for (int bit = 0; bit < count; bit++)
        {
            T product = point[point.Length - 1 - lowLeft - bit] * point[point.Length - 1 - lowRight - bit];
            sum += product * T.FromCanonical(1u << bit);
        }

        return sum;
    }
}
