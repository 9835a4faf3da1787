using System.Runtime.CompilerServices;
using Nullius.Fields;

namespace Nullius.Kernels;

public static unsafe partial class VectorKernels
{
    /// <summary>destination[i] = source[2i] + r · (source[2i + 1] − source[2i]): binds the least significant variable to r.</summary>
    /// <param name="source">n values in the base field.</param>
    /// <param name="r">The value of the variable.</param>
    /// <param name="destination">⌈n / 2⌉ values.</param>
    /// <param name="missing">Stands for the value after the last one where n is odd.</param>
    public static void FoldAdjacent(ReadOnlySpan<KoalaBear> source, KoalaBear5 r, ExtensionVector destination, KoalaBear missing = default)
    {
        ArgumentNullException.ThrowIfNull(destination);
        ThrowIfDifferent((source.Length / 2) + (source.Length % 2), destination.Length);
        fixed (KoalaBear* s = source, d = destination)
        {
            // SAFETY: the destination is half as long as the source, as checked above.
            var target = new ExtensionPointer(d, destination.Stride);
            if (PackedWidth.IsWide)
                FoldAdjacentCore<PackedKoalaBear16>(s, r, target, source.Length / 2);
            else
                FoldAdjacentCore<PackedKoalaBear>(s, r, target, source.Length / 2);
        }

        if (source.Length % 2 != 0)
            destination[^1] = source[^1] + (r * (missing - source[^1]));
    }

    /// <summary>As for the base field; the destination may be the first half of the source.</summary>
    /// <inheritdoc cref="FoldAdjacent(ReadOnlySpan{KoalaBear}, KoalaBear5, ExtensionVector, KoalaBear)"/>
    public static void FoldAdjacent(ExtensionVector source, KoalaBear5 r, ExtensionVector destination, KoalaBear5 missing = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(destination);
        ThrowIfDifferent((source.Length / 2) + (source.Length % 2), destination.Length);
        var last = source.Length % 2 != 0 ? source[^1] : default;
        fixed (KoalaBear* s = source, d = destination)
        {
            // SAFETY: the destination is half as long as the source, as checked above.
            var (x, y) = (new ExtensionPointer(s, source.Stride), new ExtensionPointer(d, destination.Stride));
            if (PackedWidth.IsWide)
                FoldAdjacentCore<PackedKoalaBear16>(x, r, y, source.Length / 2);
            else
                FoldAdjacentCore<PackedKoalaBear>(x, r, y, source.Length / 2);
        }

        if (source.Length % 2 != 0)
            destination[^1] = last + (r * (missing - last));
    }

    /// <summary>destination[i] = source[i] + r · (source[i + n/2] − source[i]): binds the most significant variable to r.</summary>
    /// <param name="source">n values in the base field, n even.</param>
    /// <param name="r">The value of the variable.</param>
    /// <param name="destination">n / 2 values.</param>
    public static void FoldHigh(ReadOnlySpan<KoalaBear> source, KoalaBear5 r, ExtensionVector destination)
    {
        ArgumentNullException.ThrowIfNull(destination);
        ThrowIfDifferent(source.Length, checked(2 * destination.Length));
        fixed (KoalaBear* s = source, d = destination)
        {
            // SAFETY: the destination is half as long as the source, as checked above.
            var target = new ExtensionPointer(d, destination.Stride);
            if (PackedWidth.IsWide)
                FoldHighCore<PackedKoalaBear16>(s, r, target, destination.Length);
            else
                FoldHighCore<PackedKoalaBear>(s, r, target, destination.Length);
        }
    }

    /// <summary>As for the base field; the destination may be the first half of the source.</summary>
    /// <inheritdoc cref="FoldHigh(ReadOnlySpan{KoalaBear}, KoalaBear5, ExtensionVector)"/>
    public static void FoldHigh(ExtensionVector source, KoalaBear5 r, ExtensionVector destination)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(destination);
        ThrowIfDifferent(source.Length, checked(2 * destination.Length));
        fixed (KoalaBear* s = source, d = destination)
        {
            // SAFETY: the destination is half as long as the source, as checked above.
            var (x, y) = (new ExtensionPointer(s, source.Stride), new ExtensionPointer(d, destination.Stride));
            if (PackedWidth.IsWide)
                FoldHighCore<PackedKoalaBear16>(x, r, y, destination.Length);
            else
                FoldHighCore<PackedKoalaBear>(x, r, y, destination.Length);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void FoldAdjacentCore<TPacked>(KoalaBear* source, in KoalaBear5 r, ExtensionPointer destination, nint pairs)
        where TPacked : unmanaged, IPackedKoalaBear<TPacked>
    {
        var factor = new PackedFactor<TPacked>(r);
        nint i = 0;
        for (; i <= pairs - TPacked.Lanes; i += TPacked.Lanes)
        {
            var p = source + (2 * i);
            TPacked.Deinterleave(TPacked.Load(p), TPacked.Load(p + TPacked.Lanes), out var even, out var odd);
            destination.Store(i, factor.Multiply(odd - even) + even);
        }

        for (; i < pairs; i++)
            destination[i] = (r * (source[(2 * i) + 1] - source[2 * i])) + source[2 * i];
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void FoldAdjacentCore<TPacked>(ExtensionPointer source, in KoalaBear5 r, ExtensionPointer destination, nint pairs)
        where TPacked : unmanaged, IPackedKoalaBear<TPacked>
    {
        var factor = new PackedFactor<TPacked>(r);
        nint i = 0;
        for (; i <= pairs - TPacked.Lanes; i += TPacked.Lanes)
        {
            // Writing in place stays behind reading.
            source.LoadPairs<TPacked>(2 * i, out var even, out var odd);
            destination.Store(i, even + factor.Multiply(odd - even));
        }

        for (; i < pairs; i++)
        {
            var even = source[2 * i];
            destination[i] = even + (r * (source[(2 * i) + 1] - even));
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void FoldHighCore<TPacked>(KoalaBear* source, in KoalaBear5 r, ExtensionPointer destination, nint half)
        where TPacked : unmanaged, IPackedKoalaBear<TPacked>
    {
        var factor = new PackedFactor<TPacked>(r);
        nint i = 0;
        for (; i <= half - TPacked.Lanes; i += TPacked.Lanes)
        {
            var low = TPacked.Load(source + i);
            destination.Store(i, factor.Multiply(TPacked.Load(source + half + i) - low) + low);
        }

        for (; i < half; i++)
            destination[i] = (r * (source[half + i] - source[i])) + source[i];
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void FoldHighCore<TPacked>(ExtensionPointer source, in KoalaBear5 r, ExtensionPointer destination, nint half)
        where TPacked : unmanaged, IPackedKoalaBear<TPacked>
    {
        var factor = new PackedFactor<TPacked>(r);
        nint i = 0;
        for (; i <= half - TPacked.Lanes; i += TPacked.Lanes)
        {
            var low = source.Load<TPacked>(i);
            destination.Store(i, low + factor.Multiply(source.Load<TPacked>(half + i) - low));
        }

        for (; i < half; i++)
        {
            var low = source[i];
            destination[i] = low + (r * (source[half + i] - low));
        }
    }
}
