using Nullius.Fields;
using Nullius.Kernels;

namespace Nullius.Prover;

/// <summary>
/// eq(z, ·) over the leading coordinates of a point, as the product of a table over the most significant ones and a table over the rest, so that
/// no table of full size is ever made.
/// </summary>
internal sealed class SplitEq
{
    /// <summary>The most variables in the low table.</summary>
    public const int LowVariablesMax = 8;

    // Packed kernels read whole vectors: the low table ends in zeros.
    private const int LowLengthMin = PackedWidth.LanesMax;

    private readonly KoalaBear5[] _point;
    private readonly List<KoalaBear5[]> _prefixTables = [[KoalaBear5.One]];

    /// <summary>Prepares the point, whose coordinates are listed most significant first.</summary>
    public SplitEq(ReadOnlySpan<KoalaBear5> point)
    {
        _point = point.ToArray();
        Low = new ExtensionVector(LowLengthMin);
        High = _prefixTables[0];
        Bind(point.Length);
    }

    /// <summary>The number of leading coordinates in use.</summary>
    public int Variables { get; private set; }

    /// <summary>The number of variables of the low table.</summary>
    public int LowVariables { get; private set; }

    /// <summary>The values over the low variables, followed by zeros up to the width of the widest register.</summary>
    public ExtensionVector Low { get; private set; }

    /// <summary>The values over the high variables.</summary>
    public ReadOnlyMemory<KoalaBear5> High { get; private set; }

    /// <summary>Keeps the first <paramref name="variables"/> coordinates of the point.</summary>
    public void Bind(int variables)
    {
        Variables = variables;
        LowVariables = Math.Min(variables, LowVariablesMax);
        int highVariables = variables - LowVariables;
        Low = new ExtensionVector(Math.Max(1 << LowVariables, LowLengthMin));
        VectorKernels.EqTable(_point.AsSpan(highVariables, LowVariables), Low.Slice(0, 1 << LowVariables));
        while (_prefixTables.Count <= highVariables)
            _prefixTables.Add(Extend(_prefixTables[^1], _point[_prefixTables.Count - 1]));
        High = _prefixTables[highVariables];
    }

    /// <summary>Σ eq(z, x) over x below <paramref name="count"/>, z being the coordinates in use.</summary>
    public KoalaBear5 SumBelow(long count)
    {
        if (count >= 1L << Variables)
            return KoalaBear5.One;
        KoalaBear5 sum = KoalaBear5.Zero;
        KoalaBear5 equal = KoalaBear5.One;
        for (int index = 0; index < Variables; index++)
        {
            KoalaBear5 one = equal * _point[index];
            KoalaBear5 zero = equal - one;
            bool bit = ((count >> (Variables - 1 - index)) & 1) != 0;
            if (bit)
                sum += zero;
            equal = bit ? one : zero;
        }

        return sum;
    }

    private static KoalaBear5[] Extend(KoalaBear5[] table, KoalaBear5 coordinate)
    {
        var extended = new KoalaBear5[table.Length * 2];
        for (int index = 0; index < table.Length; index++)
        {
            KoalaBear5 one = table[index] * coordinate;
            extended[2 * index] = table[index] - one;
            extended[(2 * index) + 1] = one;
        }

        return extended;
    }
}
