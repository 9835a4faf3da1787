using Nullius.Fields;

namespace Nullius.Constraints;

/// <summary>
/// A column that the verifier evaluates itself instead of receiving a claim about a commitment. It belongs to a table of fixed
/// height 2^k and is zero in every row beyond.
/// </summary>
public abstract class FixedColumn
{
    /// <summary>The value in a row, canonical, for 0 ≤ row &lt; 2^k.</summary>
    public abstract uint Value(int row);

    /// <summary>
    /// The multilinear extension of the column's 2^k values at a point of k coordinates, most significant first.
    /// The caller multiplies by Π(1 − x_i) over the row variables above k.
    /// </summary>
    public abstract T Evaluate<T>(ReadOnlySpan<T> point)
        where T : struct, IRing<T>;
}

/// <summary>One in every row: marks the rows of a table of fixed height.</summary>
public sealed class ConstantColumn : FixedColumn
{
    public override uint Value(int row) => 1;

    public override T Evaluate<T>(ReadOnlySpan<T> point) => T.One;
}

/// <summary>The bits [<paramref name="low"/>, <paramref name="low"/> + <paramref name="count"/>) of the row index, as an integer.</summary>
public sealed class RowBitsColumn(int low, int count) : FixedColumn
{
    public override uint Value(int row) => ((uint)row >> low) & ((1u << count) - 1);

    public override T Evaluate<T>(ReadOnlySpan<T> point)
    {
        T sum = T.Zero;
        for (int bit = 0; bit < count; bit++)
            sum += point[point.Length - 1 - low - bit] * T.FromCanonical(1u << bit);
        return sum;
    }
}

/// <summary>The bitwise AND of two bit fields of the row index, each <paramref name="count"/> bits wide.</summary>
public sealed class RowAndColumn(int lowLeft, int lowRight, int count) : FixedColumn
{
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

/// <summary>Explicit values, 2^k of them for a small k: the verifier's cost is one multiplication per value.</summary>
public sealed class ExplicitColumn(uint[] values) : FixedColumn
{
    public override uint Value(int row) => values[row];

    public override T Evaluate<T>(ReadOnlySpan<T> point)
    {
        var layer = new T[values.Length];
        for (int row = 0; row < values.Length; row++)
            layer[row] = T.FromCanonical(values[row]);
        int half = values.Length / 2;
        foreach (T coordinate in point)
        {
            for (int row = 0; row < half; row++)
                layer[row] += coordinate * (layer[row + half] - layer[row]);
            half /= 2;
        }

        return layer[0];
    }
}
