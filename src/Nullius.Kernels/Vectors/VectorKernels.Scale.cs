using System.Runtime.CompilerServices;
using Nullius.Fields;

namespace Nullius.Kernels;

public static unsafe partial class VectorKernels
{
    /// <summary>destination = factor · source, from the base field into the extension.</summary>
    public static void Scale(ReadOnlySpan<KoalaBear> source, KoalaBear5 factor, ExtensionVector destination)
    {
        ArgumentNullException.ThrowIfNull(destination);
        ThrowIfDifferent(source.Length, destination.Length);
        fixed (KoalaBear* s = source, d = destination)
        {
            // SAFETY: the lengths agree, as checked above.
            var target = new ExtensionPointer(d, destination.Stride);
            if (PackedWidth.IsWide)
                ScaleCore<PackedKoalaBear16>(s, factor, target, source.Length);
            else
                ScaleCore<PackedKoalaBear>(s, factor, target, source.Length);
        }
    }

    /// <summary>destination = factor · source.</summary>
    public static void Scale(ExtensionVector source, KoalaBear5 factor, ExtensionVector destination)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(destination);
        ThrowIfDifferent(source.Length, destination.Length);
        fixed (KoalaBear* s = source, d = destination)
        {
            // SAFETY: the lengths agree, as checked above.
            var target = new ExtensionPointer(d, destination.Stride);
            if (PackedWidth.IsWide)
                ScaleCore<PackedKoalaBear16>(new ExtensionPointer(s, source.Stride), factor, target, source.Length);
            else
                ScaleCore<PackedKoalaBear>(new ExtensionPointer(s, source.Stride), factor, target, source.Length);
        }
    }

    /// <summary>destination += factor · source, for a source over the base field.</summary>
    public static void MultiplyAdd(ReadOnlySpan<KoalaBear> source, KoalaBear5 factor, ExtensionVector destination)
    {
        ArgumentNullException.ThrowIfNull(destination);
        ThrowIfDifferent(source.Length, destination.Length);
        fixed (KoalaBear* s = source, d = destination)
        {
            // SAFETY: the lengths agree, as checked above.
            var target = new ExtensionPointer(d, destination.Stride);
            if (PackedWidth.IsWide)
                MultiplyAddCore<PackedKoalaBear16>(s, factor, target, source.Length);
            else
                MultiplyAddCore<PackedKoalaBear>(s, factor, target, source.Length);
        }
    }

    /// <summary>destination += factor · source.</summary>
    public static void MultiplyAdd(ExtensionVector source, KoalaBear5 factor, ExtensionVector destination)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(destination);
        ThrowIfDifferent(source.Length, destination.Length);
        fixed (KoalaBear* s = source, d = destination)
        {
            // SAFETY: the lengths agree, as checked above.
            var target = new ExtensionPointer(d, destination.Stride);
            if (PackedWidth.IsWide)
                MultiplyAddCore<PackedKoalaBear16>(new ExtensionPointer(s, source.Stride), factor, target, source.Length);
            else
                MultiplyAddCore<PackedKoalaBear>(new ExtensionPointer(s, source.Stride), factor, target, source.Length);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void ScaleCore<TPacked>(KoalaBear* source, in KoalaBear5 factor, ExtensionPointer destination, nint length)
        where TPacked : unmanaged, IPackedKoalaBear<TPacked>
    {
        var packed = new PackedFactor<TPacked>(factor);
        nint i = 0;
        for (; i <= length - TPacked.Lanes; i += TPacked.Lanes)
            destination.Store(i, packed.Multiply(TPacked.Load(source + i)));
        for (; i < length; i++)
            destination[i] = factor * source[i];
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void ScaleCore<TPacked>(ExtensionPointer source, in KoalaBear5 factor, ExtensionPointer destination, nint length)
        where TPacked : unmanaged, IPackedKoalaBear<TPacked>
    {
        var packed = new PackedFactor<TPacked>(factor);
        nint i = 0;
        for (; i <= length - TPacked.Lanes; i += TPacked.Lanes)
            destination.Store(i, packed.Multiply(source.Load<TPacked>(i)));
        for (; i < length; i++)
            destination[i] = factor * source[i];
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void MultiplyAddCore<TPacked>(KoalaBear* source, in KoalaBear5 factor, ExtensionPointer destination, nint length)
        where TPacked : unmanaged, IPackedKoalaBear<TPacked>
    {
        var packed = new PackedFactor<TPacked>(factor);
        nint i = 0;
        for (; i <= length - TPacked.Lanes; i += TPacked.Lanes)
            destination.Store(i, destination.Load<TPacked>(i) + packed.Multiply(TPacked.Load(source + i)));
        for (; i < length; i++)
            destination[i] = destination[i] + (factor * source[i]);
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void MultiplyAddCore<TPacked>(ExtensionPointer source, in KoalaBear5 factor, ExtensionPointer destination, nint length)
        where TPacked : unmanaged, IPackedKoalaBear<TPacked>
    {
        var packed = new PackedFactor<TPacked>(factor);
        nint i = 0;
        for (; i <= length - TPacked.Lanes; i += TPacked.Lanes)
            destination.Store(i, destination.Load<TPacked>(i) + packed.Multiply(source.Load<TPacked>(i)));
        for (; i < length; i++)
            destination[i] = destination[i] + (factor * source[i]);
    }
}
