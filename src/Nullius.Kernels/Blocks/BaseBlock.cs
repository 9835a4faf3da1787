using System.Runtime.CompilerServices;
using Nullius.Fields;

namespace Nullius.Kernels;

/// <summary>Arithmetic on blocks of elements of F that <see cref="VectorKernels"/> does not have: with constants, and between rows and rounds.</summary>
/// <remarks>The destination may be the source.</remarks>
public static unsafe class BaseBlock
{
    /// <summary>destination = source + constant.</summary>
    public static void AddConstant(ReadOnlySpan<KoalaBear> source, KoalaBear constant, Span<KoalaBear> destination)
    {
        ThrowIfNot(source.Length == destination.Length);
        fixed (KoalaBear* s = source, d = destination)
        {
            // SAFETY: the lengths agree, as checked above.
            if (PackedWidth.IsWide)
                AddConstantCore<PackedKoalaBear16>(s, constant, d, destination.Length);
            else
                AddConstantCore<PackedKoalaBear>(s, constant, d, destination.Length);
        }
    }

    /// <summary>destination = constant − source.</summary>
    public static void SubtractFromConstant(ReadOnlySpan<KoalaBear> source, KoalaBear constant, Span<KoalaBear> destination)
    {
        ThrowIfNot(source.Length == destination.Length);
        fixed (KoalaBear* s = source, d = destination)
        {
            // SAFETY: the lengths agree, as checked above.
            if (PackedWidth.IsWide)
                SubtractFromConstantCore<PackedKoalaBear16>(s, constant, d, destination.Length);
            else
                SubtractFromConstantCore<PackedKoalaBear>(s, constant, d, destination.Length);
        }
    }

    /// <summary>accumulator += source · coefficient, with the coefficient in E.</summary>
    public static void MultiplyAccumulate(ReadOnlySpan<KoalaBear> source, KoalaBear5 coefficient, ExtensionSpan accumulator)
    {
        ThrowIfNot(source.Length == accumulator.Length);
        fixed (KoalaBear* s = source, a = accumulator)
        {
            // SAFETY: the lengths agree, as checked above.
            var target = new ExtensionPointer(a, accumulator.Stride);
            if (PackedWidth.IsWide)
                MultiplyAccumulateCore<PackedKoalaBear16>(s, coefficient, target, source.Length);
            else
                MultiplyAccumulateCore<PackedKoalaBear>(s, coefficient, target, source.Length);
        }
    }

    /// <summary>For pairs of neighbours (a, b): destination = a + point · (b − a). A missing last element is zero.</summary>
    public static void InterpolatePairs(ReadOnlySpan<KoalaBear> source, RoundPoint point, Span<KoalaBear> destination)
    {
        ThrowIfNot((source.Length + 1) / 2 == destination.Length);
        int whole = source.Length / 2;
        fixed (KoalaBear* s = source, d = destination)
        {
            // SAFETY: the destination is half as long as the source, as checked above.
            if (PackedWidth.IsWide)
                InterpolatePairsCore<PackedKoalaBear16>(s, point, d, whole);
            else
                InterpolatePairsCore<PackedKoalaBear>(s, point, d, whole);
        }

        if (whole < destination.Length)
            destination[whole] = Interpolate(source[^1], KoalaBear.Zero, point);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void AddConstantCore<TPacked>(KoalaBear* source, KoalaBear constant, KoalaBear* destination, nint length)
        where TPacked : unmanaged, IPackedKoalaBear<TPacked>
    {
        var packed = TPacked.Broadcast(constant);
        nint i = 0;
        for (; i <= length - TPacked.Lanes; i += TPacked.Lanes)
            TPacked.Store(destination + i, TPacked.Load(source + i) + packed);
        for (; i < length; i++)
            destination[i] = source[i] + constant;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void SubtractFromConstantCore<TPacked>(KoalaBear* source, KoalaBear constant, KoalaBear* destination, nint length)
        where TPacked : unmanaged, IPackedKoalaBear<TPacked>
    {
        var packed = TPacked.Broadcast(constant);
        nint i = 0;
        for (; i <= length - TPacked.Lanes; i += TPacked.Lanes)
            TPacked.Store(destination + i, packed - TPacked.Load(source + i));
        for (; i < length; i++)
            destination[i] = constant - source[i];
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void MultiplyAccumulateCore<TPacked>(KoalaBear* source, in KoalaBear5 coefficient, ExtensionPointer accumulator, nint length)
        where TPacked : unmanaged, IPackedKoalaBear<TPacked>
    {
        var factor = new PackedFactor<TPacked>(coefficient);
        nint i = 0;
        for (; i <= length - TPacked.Lanes; i += TPacked.Lanes)
            accumulator.Store(i, accumulator.Load<TPacked>(i) + factor.Multiply(TPacked.Load(source + i)));
        for (; i < length; i++)
            accumulator[i] += coefficient * source[i];
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void InterpolatePairsCore<TPacked>(KoalaBear* source, RoundPoint point, KoalaBear* destination, nint count)
        where TPacked : unmanaged, IPackedKoalaBear<TPacked>
    {
        nint i = 0;
        for (; i <= count - TPacked.Lanes; i += TPacked.Lanes)
        {
            var p = source + (2 * i);
            TPacked.Deinterleave(TPacked.Load(p), TPacked.Load(p + TPacked.Lanes), out var even, out var odd);
            TPacked.Store(destination + i, Interpolate(even, odd, point));
        }

        for (; i < count; i++)
            destination[i] = Interpolate(source[2 * i], source[(2 * i) + 1], point);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Interpolate<T>(T even, T odd, RoundPoint point)
        where T : struct, IRing<T> =>
        point switch
        {
            RoundPoint.Zero => even,
            RoundPoint.MinusOne => even + even - odd,
            _ => odd + odd - even,
        };

    private static void ThrowIfNot(bool condition)
    {
        if (!condition)
            throw new ArgumentException("The lengths of the vectors do not agree.");
    }
}
