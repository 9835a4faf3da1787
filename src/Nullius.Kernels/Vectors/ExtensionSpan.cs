using System.Runtime.CompilerServices;
using Nullius.Fields;

namespace Nullius.Kernels;

/// <summary>
/// A view of elements of E as planes of coefficients at a constant distance: coefficient k of element i lies at k · <see cref="Stride"/> + i.
/// </summary>
public readonly ref struct ExtensionSpan
{
    private readonly Span<KoalaBear> _storage;

    /// <summary>Views the first <paramref name="length"/> elements of a storage of five planes, <paramref name="stride"/> elements apart.</summary>
    public ExtensionSpan(Span<KoalaBear> storage, int stride, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        if (storage.Length < ((KoalaBear5.Degree - 1) * (long)stride) + length)
            throw new ArgumentException("The storage does not hold five planes.", nameof(storage));
        _storage = storage;
        Stride = stride;
        Length = length;
    }

    /// <summary>The distance of two planes, in elements of F.</summary>
    public int Stride { get; }

    /// <summary>The number of elements of E.</summary>
    public int Length { get; }

    /// <summary>The element at an index.</summary>
    public KoalaBear5 this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Length, nameof(index));
            return new(
                _storage[index],
                _storage[index + Stride],
                _storage[index + (2 * Stride)],
                _storage[index + (3 * Stride)],
                _storage[index + (4 * Stride)]);
        }

        set
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Length, nameof(index));
            _storage[index] = value.C0;
            _storage[index + Stride] = value.C1;
            _storage[index + (2 * Stride)] = value.C2;
            _storage[index + (3 * Stride)] = value.C3;
            _storage[index + (4 * Stride)] = value.C4;
        }
    }

    /// <summary>Coefficient <paramref name="index"/> of every element.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Span<KoalaBear> Plane(int index) => _storage.Slice(index * Stride, Length);

    /// <summary>Elements from <paramref name="start"/> on.</summary>
    public ExtensionSpan Slice(int start, int length)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)start + (ulong)(uint)length, (ulong)Length, nameof(length));
        return new ExtensionSpan(_storage[start..], Stride, length);
    }

    /// <summary>The first coefficient of the first element, to pin the storage by; null for an empty storage.</summary>
    internal ref KoalaBear GetPinnableReference() => ref _storage.GetPinnableReference();

    /// <summary>Sets every element.</summary>
    public void Fill(KoalaBear5 value)
    {
        for (int plane = 0; plane < KoalaBear5.Degree; plane++)
            Plane(plane).Fill(value[plane]);
    }
}
