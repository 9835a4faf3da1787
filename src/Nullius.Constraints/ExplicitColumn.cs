using Nullius.Fields;

namespace Nullius.Constraints;

/// <summary>Explicit values, 2^k of them for a small k: the verifier's cost is one multiplication per value.</summary>
public sealed class ExplicitColumn(uint[] values) : FixedColumn
{
    /// <summary>The number of values, 2^k.</summary>
    public int Count => values.Length;

    public override IReadOnlyList<uint> Description => [4, .. values];

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
