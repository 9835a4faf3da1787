using Nullius.Fields;

namespace Nullius.Kernels;

/// <summary>A vector over the quintic extension as a structure of arrays: plane i holds the coefficients of X^i, contiguously.</summary>
/// <remarks>Slices share the storage of the vector that they were taken from.</remarks>
public sealed class ExtensionVector
{
    private readonly KoalaBear[] _storage;
    private readonly int _offset;

    /// <summary>A vector of zeros.</summary>
    public ExtensionVector(int length)
        : this(new KoalaBear[StorageLength(length)], StrideFor(length), 0, length)
    {
    }

    private ExtensionVector(KoalaBear[] storage, int stride, int offset, int length)
    {
        _storage = storage;
        Stride = stride;
        _offset = offset;
        Length = length;
    }

    /// <summary>The number of elements.</summary>
    public int Length { get; }

    /// <summary>The distance between planes in the storage.</summary>
    internal int Stride { get; }

    public KoalaBear5 this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Length, nameof(index));
            var storage = _storage.AsSpan(_offset + index);
            return new KoalaBear5(storage[0], storage[Stride], storage[2 * Stride], storage[3 * Stride], storage[4 * Stride]);
        }

        set
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Length, nameof(index));
            var storage = _storage.AsSpan(_offset + index);
            storage[0] = value.C0;
            storage[Stride] = value.C1;
            storage[2 * Stride] = value.C2;
            storage[3 * Stride] = value.C3;
            storage[4 * Stride] = value.C4;
        }
    }

    /// <summary>A vector whose elements are arbitrary until they are written; saves clearing the memory.</summary>
    public static ExtensionVector CreateUninitialized(int length) =>
        new(GC.AllocateUninitializedArray<KoalaBear>(StorageLength(length)), StrideFor(length), 0, length);

    /// <summary>A vector with the given elements.</summary>
    public static ExtensionVector FromElements(ReadOnlySpan<KoalaBear5> elements)
    {
        var vector = CreateUninitialized(elements.Length);
        for (var i = 0; i < elements.Length; i++)
            vector[i] = elements[i];
        return vector;
    }

    /// <summary>The coefficients of X^<paramref name="index"/> of all elements.</summary>
    public Span<KoalaBear> Plane(int index)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)KoalaBear5.Degree, nameof(index));
        return _storage.AsSpan(_offset + (index * Stride), Length);
    }

    /// <summary>A view of part of this vector.</summary>
    public ExtensionVector Slice(int start, int length)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)start, (uint)Length, nameof(start));
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)length, (uint)(Length - start), nameof(length));
        return new ExtensionVector(_storage, Stride, _offset + start, length);
    }

    /// <summary>A view of part of this vector that takes no allocation.</summary>
    public ExtensionSpan Span(int start, int length)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)start, (uint)Length, nameof(start));
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)length, (uint)(Length - start), nameof(length));
        return new ExtensionSpan(_storage.AsSpan(_offset + start), Stride, length);
    }

    /// <summary>Copies all elements to the start of another vector.</summary>
    public void CopyTo(ExtensionVector destination)
    {
        ArgumentNullException.ThrowIfNull(destination);
        for (var i = 0; i < KoalaBear5.Degree; i++)
            Plane(i).CopyTo(destination.Plane(i));
    }

    /// <summary>Sets all elements to zero.</summary>
    public void Clear()
    {
        for (var i = 0; i < KoalaBear5.Degree; i++)
            Plane(i).Clear();
    }

    public KoalaBear5[] ToArray()
    {
        var elements = new KoalaBear5[Length];
        for (var i = 0; i < elements.Length; i++)
            elements[i] = this[i];
        return elements;
    }

    /// <summary>The first coefficient of the first element, to pin the storage by; safe for empty vectors too.</summary>
    internal ref KoalaBear GetPinnableReference() => ref _storage[_offset];

    // Whole cache lines, and an odd number of them: planes a power of two apart would compete for the same lines of the cache.
    private static int StrideFor(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        const int Line = 16;
        return checked(((length + Line - 1) / Line | 1) * Line);
    }

    private static int StorageLength(int length) => checked((StrideFor(length) * KoalaBear5.Degree) + 1);
}
