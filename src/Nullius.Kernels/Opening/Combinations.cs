using System.Runtime.CompilerServices;
using Nullius.Fields;

namespace Nullius.Kernels;

/// <summary>Linear combinations of elements of a vector with factors in the quintic extension.</summary>
public static unsafe class Combinations
{
    /// <summary>destination[i] = source[2i] + factor · source[2i + 1].</summary>
    public static void Pairs(ReadOnlySpan<KoalaBear> source, KoalaBear5 factor, ExtensionVector destination)
    {
        ArgumentNullException.ThrowIfNull(destination);
        ArgumentOutOfRangeException.ThrowIfNotEqual(source.Length, 2L * destination.Length);
        fixed (KoalaBear* s = source, d = destination)
        {
            // SAFETY: the destination is half as long as the source, as checked above.
            var target = new ExtensionPointer(d, destination.Stride);
            if (PackedWidth.IsWide)
                Pairs<PackedKoalaBear16>(s, factor, target, destination.Length);
            else
                Pairs<PackedKoalaBear>(s, factor, target, destination.Length);
        }
    }

    /// <summary>As for the base field; the destination may be the first half of the source.</summary>
    public static void Pairs(ExtensionVector source, KoalaBear5 factor, ExtensionVector destination)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(destination);
        ArgumentOutOfRangeException.ThrowIfNotEqual(source.Length, 2L * destination.Length);
        fixed (KoalaBear* s = source, d = destination)
        {
            // SAFETY: the destination is half as long as the source, as checked above.
            var (x, y) = (new ExtensionPointer(s, source.Stride), new ExtensionPointer(d, destination.Stride));
            if (PackedWidth.IsWide)
                Pairs<PackedKoalaBear16>(x, factor, y, destination.Length);
            else
                Pairs<PackedKoalaBear>(x, factor, y, destination.Length);
        }
    }

    /// <summary>destination[i] = Σ_j factors[j] · source[j · stride + i].</summary>
    public static void Chunks(ReadOnlySpan<KoalaBear> source, int stride, ReadOnlySpan<KoalaBear5> factors, ExtensionVector destination)
    {
        ArgumentNullException.ThrowIfNull(destination);
        ArgumentOutOfRangeException.ThrowIfNegative(stride);
        if (factors.Length == 0 || source.Length < ((factors.Length - 1) * (long)stride) + destination.Length)
            throw new ArgumentException("The source holds a chunk for every factor.", nameof(source));
        Span<KoalaBear> planes = factors.Length <= 64
            ? stackalloc KoalaBear[factors.Length * KoalaBear5.Degree]
            : new KoalaBear[factors.Length * KoalaBear5.Degree];
        for (var j = 0; j < factors.Length; j++)
            factors[j].CopyTo(planes[(j * KoalaBear5.Degree)..]);
        fixed (KoalaBear* s = source, f = planes, d = destination)
        {
            // SAFETY: the last chunk ends within the source, as checked above.
            var target = new ExtensionPointer(d, destination.Stride);
            var done = PackedWidth.IsWide
                ? Chunks<PackedKoalaBear16>(s, stride, f, factors.Length, target, destination.Length)
                : Chunks<PackedKoalaBear>(s, stride, f, factors.Length, target, destination.Length);
            for (var i = done; i < destination.Length; i++)
            {
                var sum = KoalaBear5.Zero;
                for (var j = 0; j < factors.Length; j++)
                    sum += factors[j] * s[((nint)j * stride) + i];
                target[i] = sum;
            }
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Pairs<TPacked>(KoalaBear* source, in KoalaBear5 factor, ExtensionPointer destination, nint count)
        where TPacked : unmanaged, IPackedKoalaBear<TPacked>
    {
        var packed = new PackedFactor<TPacked>(factor);
        nint i = 0;
        for (; i <= count - TPacked.Lanes; i += TPacked.Lanes)
        {
            var p = source + (2 * i);
            TPacked.Deinterleave(TPacked.Load(p), TPacked.Load(p + TPacked.Lanes), out var even, out var odd);
            destination.Store(i, packed.Multiply(odd) + even);
        }

        for (; i < count; i++)
            destination[i] = (factor * source[(2 * i) + 1]) + source[2 * i];
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Pairs<TPacked>(ExtensionPointer source, in KoalaBear5 factor, ExtensionPointer destination, nint count)
        where TPacked : unmanaged, IPackedKoalaBear<TPacked>
    {
        var packed = new PackedFactor<TPacked>(factor);
        nint i = 0;
        for (; i <= count - TPacked.Lanes; i += TPacked.Lanes)
        {
            source.LoadPairs<TPacked>(2 * i, out var even, out var odd);
            destination.Store(i, even + packed.Multiply(odd));
        }

        for (; i < count; i++)
            destination[i] = source[2 * i] + (factor * source[(2 * i) + 1]);
    }

    /// <summary>Sums products as 64-bit integers, two to a correction, and reduces once; returns the number of elements written.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static nint Chunks<TPacked>(
        KoalaBear* source, nint stride, KoalaBear* factors, nint count, ExtensionPointer destination, nint length)
        where TPacked : unmanaged, IPackedKoalaBear<TPacked>
    {
        nint i = 0;
        for (; i <= length - TPacked.Lanes; i += TPacked.Lanes)
        {
            for (var plane = 0; plane < KoalaBear5.Degree; plane++)
            {
                var (even, odd) = (TPacked.Zero, TPacked.Zero);
                var p = source + i;
                var f = factors + plane;
                nint j = 0;
                for (; j < count - 1; j += 2, p += 2 * stride, f += 2 * KoalaBear5.Degree)
                {
                    var (x, y) = (TPacked.Load(p), TPacked.Load(p + stride));
                    var (a, b) = (TPacked.Broadcast(f[0]), TPacked.Broadcast(f[KoalaBear5.Degree]));
                    var evens = TPacked.WideAdd(TPacked.WideMultiply(x, a), TPacked.WideMultiply(y, b));
                    var odds = TPacked.WideAdd(
                        TPacked.WideMultiply(TPacked.OddLanes(x), a), TPacked.WideMultiply(TPacked.OddLanes(y), b));

                    // Below 2^32·p + 2p² < 2^33·p.
                    even = TPacked.WideCorrect(TPacked.WideAdd(even, evens));
                    odd = TPacked.WideCorrect(TPacked.WideAdd(odd, odds));
                }

                if (j < count)
                {
                    var (x, a) = (TPacked.Load(p), TPacked.Broadcast(f[0]));
                    even = TPacked.WideCorrect(TPacked.WideAdd(even, TPacked.WideMultiply(x, a)));
                    odd = TPacked.WideCorrect(TPacked.WideAdd(odd, TPacked.WideMultiply(TPacked.OddLanes(x), a)));
                }

                TPacked.Store(destination.Plane(plane) + i, TPacked.WideReduce(even, odd));
            }
        }

        return i;
    }
}
