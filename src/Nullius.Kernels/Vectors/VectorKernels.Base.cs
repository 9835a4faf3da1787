using System.Runtime.CompilerServices;
using Nullius.Fields;

namespace Nullius.Kernels;

/// <summary>Vector operations over the base field and its quintic extension, at the widest register width. Spec §1.4.</summary>
/// <remarks>
/// The caller owns the destinations. A destination may be the very vector of a source, but must not overlap it otherwise.
/// Each operation runs on the calling thread; slices of one vector may be worked on by several threads.
/// </remarks>
public static unsafe partial class VectorKernels
{
    /// <summary>destination = left + right, element by element.</summary>
    public static void Add(ReadOnlySpan<KoalaBear> left, ReadOnlySpan<KoalaBear> right, Span<KoalaBear> destination)
    {
        ThrowIfDifferent(left.Length, right.Length, destination.Length);
        fixed (KoalaBear* a = left, b = right, d = destination)
        {
            // SAFETY: the lengths agree, as checked above.
            if (PackedWidth.IsWide)
                AddCore<PackedKoalaBear16>(a, b, d, left.Length);
            else
                AddCore<PackedKoalaBear>(a, b, d, left.Length);
        }
    }

    /// <summary>destination = left − right, element by element.</summary>
    public static void Subtract(ReadOnlySpan<KoalaBear> left, ReadOnlySpan<KoalaBear> right, Span<KoalaBear> destination)
    {
        ThrowIfDifferent(left.Length, right.Length, destination.Length);
        fixed (KoalaBear* a = left, b = right, d = destination)
        {
            // SAFETY: the lengths agree, as checked above.
            if (PackedWidth.IsWide)
                SubtractCore<PackedKoalaBear16>(a, b, d, left.Length);
            else
                SubtractCore<PackedKoalaBear>(a, b, d, left.Length);
        }
    }

    /// <summary>destination = left · right, element by element.</summary>
    public static void Multiply(ReadOnlySpan<KoalaBear> left, ReadOnlySpan<KoalaBear> right, Span<KoalaBear> destination)
    {
        ThrowIfDifferent(left.Length, right.Length, destination.Length);
        fixed (KoalaBear* a = left, b = right, d = destination)
        {
            // SAFETY: the lengths agree, as checked above.
            if (PackedWidth.IsWide)
                MultiplyCore<PackedKoalaBear16>(a, b, d, left.Length);
            else
                MultiplyCore<PackedKoalaBear>(a, b, d, left.Length);
        }
    }

    /// <summary>destination = factor · source.</summary>
    public static void Scale(ReadOnlySpan<KoalaBear> source, KoalaBear factor, Span<KoalaBear> destination)
    {
        ThrowIfDifferent(source.Length, destination.Length);
        fixed (KoalaBear* s = source, d = destination)
        {
            // SAFETY: the lengths agree, as checked above.
            if (PackedWidth.IsWide)
                ScaleCore<PackedKoalaBear16>(s, factor, d, source.Length);
            else
                ScaleCore<PackedKoalaBear>(s, factor, d, source.Length);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void AddCore<TPacked>(KoalaBear* left, KoalaBear* right, KoalaBear* destination, nint length)
        where TPacked : unmanaged, IPackedKoalaBear<TPacked>
    {
        nint i = 0;
        for (; i <= length - TPacked.Lanes; i += TPacked.Lanes)
            TPacked.Store(destination + i, TPacked.Load(left + i) + TPacked.Load(right + i));
        for (; i < length; i++)
            destination[i] = left[i] + right[i];
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void SubtractCore<TPacked>(KoalaBear* left, KoalaBear* right, KoalaBear* destination, nint length)
        where TPacked : unmanaged, IPackedKoalaBear<TPacked>
    {
        nint i = 0;
        for (; i <= length - TPacked.Lanes; i += TPacked.Lanes)
            TPacked.Store(destination + i, TPacked.Load(left + i) - TPacked.Load(right + i));
        for (; i < length; i++)
            destination[i] = left[i] - right[i];
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void MultiplyCore<TPacked>(KoalaBear* left, KoalaBear* right, KoalaBear* destination, nint length)
        where TPacked : unmanaged, IPackedKoalaBear<TPacked>
    {
        nint i = 0;
        for (; i <= length - TPacked.Lanes; i += TPacked.Lanes)
            TPacked.Store(destination + i, TPacked.Load(left + i) * TPacked.Load(right + i));
        for (; i < length; i++)
            destination[i] = left[i] * right[i];
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void ScaleCore<TPacked>(KoalaBear* source, KoalaBear factor, KoalaBear* destination, nint length)
        where TPacked : unmanaged, IPackedKoalaBear<TPacked>
    {
        var packed = TPacked.Broadcast(factor);
        nint i = 0;
        for (; i <= length - TPacked.Lanes; i += TPacked.Lanes)
            TPacked.Store(destination + i, TPacked.Load(source + i) * packed);
        for (; i < length; i++)
            destination[i] = source[i] * factor;
    }

    private static void ThrowIfDifferent(int length, int other)
    {
        if (length != other)
            throw new ArgumentException("The vectors have the same length.");
    }

    private static void ThrowIfDifferent(int length, int other, int another)
    {
        if (length != other || length != another)
            throw new ArgumentException("The vectors have the same length.");
    }
}
