using Nullius.Fields;

namespace Nullius.Kernels;

/// <summary>Elements of E in memory as five planes of coefficients, which is what the packed kernels read and write.</summary>
public sealed class ExtensionBuffer
{
    private readonly KoalaBear[] _cells;

    /// <summary>Allocates <paramref name="length"/> elements, all zero.</summary>
    public ExtensionBuffer(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        _cells = new KoalaBear[checked(length * KoalaBear5.Degree)];
        Length = length;
    }

    /// <summary>Copies the elements.</summary>
    public ExtensionBuffer(ReadOnlySpan<KoalaBear5> values)
        : this(values.Length)
    {
        ExtensionSpan all = All;
        for (int index = 0; index < values.Length; index++)
            all[index] = values[index];
    }

    /// <summary>The number of elements of E.</summary>
    public int Length { get; }

    /// <summary>All elements.</summary>
    public ExtensionSpan All => new(_cells, Length, Length);

    /// <summary>The element at an index.</summary>
    public KoalaBear5 this[int index]
    {
        get => All[index];
        set
        {
            ExtensionSpan all = All;
            all[index] = value;
        }
    }

    /// <summary>Some of the elements.</summary>
    public ExtensionSpan Slice(int start, int length) => All.Slice(start, length);
}
