using System.Runtime.CompilerServices;
using Nullius.Fields;

namespace Nullius.Kernels;

/// <summary>Loops over elements of E that block kernels are made of.</summary>
/// <remarks>
/// None is inlined and none holds more than one product of E: with two, the compiler's budget for inlining is spent and the lane operations of the rest
/// become calls, which is slower than going through the first-level cache between loops.
/// </remarks>
internal static unsafe class ExtensionLoops
{
    /// <summary>destination = left · right.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Multiply<TPacked>(ExtensionPointer left, ExtensionPointer right, ExtensionPointer destination, nint length)
        where TPacked : unmanaged, IPackedKoalaBear<TPacked>
    {
        nint i = 0;
        for (; i <= length - TPacked.Lanes; i += TPacked.Lanes)
            destination.Store(i, left.Load<TPacked>(i) * right.Load<TPacked>(i));
        for (; i < length; i++)
            destination[i] = left[i] * right[i];
    }

    /// <summary>destination += left · right.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void MultiplyAdd<TPacked>(ExtensionPointer left, ExtensionPointer right, ExtensionPointer destination, nint length)
        where TPacked : unmanaged, IPackedKoalaBear<TPacked>
    {
        nint i = 0;
        for (; i <= length - TPacked.Lanes; i += TPacked.Lanes)
            destination.Store(i, destination.Load<TPacked>(i) + (left.Load<TPacked>(i) * right.Load<TPacked>(i)));
        for (; i < length; i++)
            destination[i] += left[i] * right[i];
    }

    /// <summary>destination += source · coefficient.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void MultiplyAdd<TPacked>(ExtensionPointer source, in KoalaBear5 coefficient, ExtensionPointer destination, nint length)
        where TPacked : unmanaged, IPackedKoalaBear<TPacked>
    {
        var factor = new PackedFactor<TPacked>(coefficient);
        nint i = 0;
        for (; i <= length - TPacked.Lanes; i += TPacked.Lanes)
            destination.Store(i, destination.Load<TPacked>(i) + factor.Multiply(source.Load<TPacked>(i)));
        for (; i < length; i++)
            destination[i] += coefficient * source[i];
    }

    /// <summary>destination = left · leftFactor + right · rightFactor, with factors in F.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void MultiplyBasePairs<TPacked>(
        ExtensionPointer left, KoalaBear* leftFactor, ExtensionPointer right, KoalaBear* rightFactor, ExtensionPointer destination, nint length)
        where TPacked : unmanaged, IPackedKoalaBear<TPacked>
    {
        nint i = 0;
        for (; i <= length - TPacked.Lanes; i += TPacked.Lanes)
        {
            var (a, b) = (TPacked.Load(leftFactor + i), TPacked.Load(rightFactor + i));
            var (oddA, oddB) = (TPacked.OddLanes(a), TPacked.OddLanes(b));
            for (int plane = 0; plane < KoalaBear5.Degree; plane++)
            {
                // Two products are below 2p² < 2^32·p: they share a reduction.
                var (x, y) = (TPacked.Load(left.Plane(plane) + i), TPacked.Load(right.Plane(plane) + i));
                var even = TPacked.WideAdd(TPacked.WideMultiply(x, a), TPacked.WideMultiply(y, b));
                var odd = TPacked.WideAdd(TPacked.WideMultiply(TPacked.OddLanes(x), oddA), TPacked.WideMultiply(TPacked.OddLanes(y), oddB));
                TPacked.Store(destination.Plane(plane) + i, TPacked.WideReduce(even, odd));
            }
        }

        for (; i < length; i++)
            destination[i] = (left[i] * leftFactor[i]) + (right[i] * rightFactor[i]);
    }

    /// <summary>Σ left · right.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static KoalaBear5 InnerProduct<TPacked>(ExtensionPointer left, ExtensionPointer right, nint length)
        where TPacked : unmanaged, IPackedKoalaBear<TPacked>
    {
        WideKoalaBear5<TPacked> sum = default;
        nint i = 0;
        for (; i <= length - TPacked.Lanes; i += TPacked.Lanes)
            sum += WideKoalaBear5<TPacked>.Product(left.Load<TPacked>(i), right.Load<TPacked>(i));
        KoalaBear5 total = sum.Reduce().SumOfLanes();
        for (; i < length; i++)
            total += left[i] * right[i];
        return total;
    }

    /// <summary>For pairs of neighbours (a, b): destination = a + challenge · (b − a).</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void FoldPairs<TPacked>(ExtensionPointer source, in KoalaBear5 challenge, ExtensionPointer destination, nint count)
        where TPacked : unmanaged, IPackedKoalaBear<TPacked>
    {
        var factor = new PackedFactor<TPacked>(challenge);
        nint i = 0;
        for (; i <= count - TPacked.Lanes; i += TPacked.Lanes)
        {
            source.LoadPairs<TPacked>(2 * i, out var even, out var odd);
            destination.Store(i, even + factor.Multiply(odd - even));
        }

        for (; i < count; i++)
            destination[i] = source[2 * i] + (challenge * (source[(2 * i) + 1] - source[2 * i]));
    }

    /// <summary>For pairs of neighbours (a, b) in F: destination = a + challenge · (b − a).</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void FoldPairs<TPacked>(KoalaBear* source, in KoalaBear5 challenge, ExtensionPointer destination, nint count)
        where TPacked : unmanaged, IPackedKoalaBear<TPacked>
    {
        var factor = new PackedFactor<TPacked>(challenge);
        nint i = 0;
        for (; i <= count - TPacked.Lanes; i += TPacked.Lanes)
        {
            var p = source + (2 * i);
            TPacked.Deinterleave(TPacked.Load(p), TPacked.Load(p + TPacked.Lanes), out var even, out var odd);
            destination.Store(i, factor.Multiply(odd - even) + even);
        }

        for (; i < count; i++)
            destination[i] = (challenge * (source[(2 * i) + 1] - source[2 * i])) + source[2 * i];
    }

    /// <summary>For pairs of neighbours (a, b): even = a, odd = b.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Separate<TPacked>(ExtensionPointer source, ExtensionPointer even, ExtensionPointer odd, nint count)
        where TPacked : unmanaged, IPackedKoalaBear<TPacked>
    {
        nint i = 0;
        for (; i <= count - TPacked.Lanes; i += TPacked.Lanes)
        {
            source.LoadPairs<TPacked>(2 * i, out var a, out var b);
            even.Store(i, a);
            odd.Store(i, b);
        }

        for (; i < count; i++)
            (even[i], odd[i]) = (source[2 * i], source[(2 * i) + 1]);
    }

    /// <summary>For pairs of neighbours (a, b): even = a, difference = b − a.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void SeparateDifference<TPacked>(ExtensionPointer source, ExtensionPointer even, ExtensionPointer difference, nint count)
        where TPacked : unmanaged, IPackedKoalaBear<TPacked>
    {
        nint i = 0;
        for (; i <= count - TPacked.Lanes; i += TPacked.Lanes)
        {
            source.LoadPairs<TPacked>(2 * i, out var a, out var b);
            even.Store(i, a);
            difference.Store(i, b - a);
        }

        for (; i < count; i++)
            (even[i], difference[i]) = (source[2 * i], source[(2 * i) + 1] - source[2 * i]);
    }

    /// <summary>For pairs of neighbours (a, b) in F: even = a, odd = b.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Separate<TPacked>(KoalaBear* source, KoalaBear* even, KoalaBear* odd, nint count)
        where TPacked : unmanaged, IPackedKoalaBear<TPacked>
    {
        nint i = 0;
        for (; i <= count - TPacked.Lanes; i += TPacked.Lanes)
        {
            var p = source + (2 * i);
            TPacked.Deinterleave(TPacked.Load(p), TPacked.Load(p + TPacked.Lanes), out var first, out var second);
            TPacked.Store(even + i, first);
            TPacked.Store(odd + i, second);
        }

        for (; i < count; i++)
            (even[i], odd[i]) = (source[2 * i], source[(2 * i) + 1]);
    }
}
