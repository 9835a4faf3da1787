using System.Runtime.CompilerServices;
using Nullius.Fields;

namespace Nullius.Kernels;

/// <summary>Sums of elements of F with weights in E, several products to a reduction.</summary>
public static unsafe class WeightedSums
{
    /// <summary>The most elements that share a weight vector.</summary>
    public const int TermsMax = 8;

    /// <summary>accumulator[i] += Σ_j weights[j] · column_j[i], for four columns.</summary>
    public static void Accumulate(
        ReadOnlySpan<KoalaBear> column0,
        ReadOnlySpan<KoalaBear> column1,
        ReadOnlySpan<KoalaBear> column2,
        ReadOnlySpan<KoalaBear> column3,
        ReadOnlySpan<KoalaBear5> weights,
        ExtensionSpan accumulator)
    {
        int length = accumulator.Length;
        if (column0.Length != length || column1.Length != length || column2.Length != length || column3.Length != length || weights.Length != 4)
            throw new ArgumentException("The lengths of the columns do not agree.");
        fixed (KoalaBear* a = column0, b = column1, c = column2, d = column3, target = accumulator)
        {
            // SAFETY: the lengths agree, as checked above.
            KoalaBear** columns = stackalloc KoalaBear*[4] { a, b, c, d };
            var pointer = new ExtensionPointer(target, accumulator.Stride);
            if (PackedWidth.IsWide)
                AccumulateCore<PackedKoalaBear16>(columns, weights, pointer, length);
            else
                AccumulateCore<PackedKoalaBear>(columns, weights, pointer, length);
        }
    }

    /// <summary>destination[i] = Σ_j weights[j] · source[g·i + j] for g weights, at most 8: binds the least significant variables. Fast for g = 4 and 8.</summary>
    public static void FoldGroups(ReadOnlySpan<KoalaBear> source, ReadOnlySpan<KoalaBear5> weights, ExtensionSpan destination)
    {
        if (weights.Length > TermsMax || source.Length != weights.Length * destination.Length)
            throw new ArgumentException("The source has one element for every weight and every element of the destination.", nameof(source));
        fixed (KoalaBear* s = source, d = destination)
        {
            // SAFETY: the lengths agree, as checked above.
            var target = new ExtensionPointer(d, destination.Stride);
            if (PackedWidth.IsWide)
                FoldGroupsCore<PackedKoalaBear16>(s, weights, target, destination.Length);
            else
                FoldGroupsCore<PackedKoalaBear>(s, weights, target, destination.Length);
        }
    }

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void AccumulateCore<TPacked>(KoalaBear** columns, ReadOnlySpan<KoalaBear5> weights, ExtensionPointer accumulator, nint length)
        where TPacked : unmanaged, IPackedKoalaBear<TPacked>
    {
        TPacked* packedWeights = stackalloc TPacked[KoalaBear5.Degree * TermsMax];
        Broadcast(weights, packedWeights);
        nint i = 0;
        for (; i <= length - TPacked.Lanes; i += TPacked.Lanes)
        {
            TPacked a = TPacked.Load(columns[0] + i), b = TPacked.Load(columns[1] + i);
            TPacked c = TPacked.Load(columns[2] + i), d = TPacked.Load(columns[3] + i);
            TPacked oddA = TPacked.OddLanes(a), oddB = TPacked.OddLanes(b), oddC = TPacked.OddLanes(c), oddD = TPacked.OddLanes(d);
            TPacked* weight = packedWeights;
            for (int plane = 0; plane < KoalaBear5.Degree; plane++, weight += TermsMax)
            {
                KoalaBear* target = accumulator.Plane(plane) + i;
                TPacked sum = TPacked.WideReduce(WideSum(a, b, c, d, weight), WideSum(oddA, oddB, oddC, oddD, weight));
                TPacked.Store(target, TPacked.Load(target) + sum);
            }
        }

        for (; i < length; i++)
        {
            KoalaBear5 sum = accumulator[i];
            for (int term = 0; term < weights.Length; term++)
                sum += weights[term] * columns[term][i];
            accumulator[i] = sum;
        }
    }

    private static void FoldGroupsCore<TPacked>(KoalaBear* source, ReadOnlySpan<KoalaBear5> weights, ExtensionPointer destination, nint length)
        where TPacked : unmanaged, IPackedKoalaBear<TPacked>
    {
        if (weights.Length == TermsMax)
            FoldEightsCore<TPacked>(source, weights, destination, length);
        else if (weights.Length == 4)
            FoldFoursCore<TPacked>(source, weights, destination, length);
        else
            FoldRest(source, weights, destination, 0, length);
    }

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void FoldFoursCore<TPacked>(KoalaBear* source, ReadOnlySpan<KoalaBear5> weights, ExtensionPointer destination, nint length)
        where TPacked : unmanaged, IPackedKoalaBear<TPacked>
    {
        TPacked* packedWeights = stackalloc TPacked[KoalaBear5.Degree * TermsMax];
        Broadcast(weights, packedWeights);
        nint i = 0;
        for (; i <= length - TPacked.Lanes; i += TPacked.Lanes)
        {
            LoadFours<TPacked>(source + (4 * i), out TPacked a, out TPacked b, out TPacked c, out TPacked d);
            TPacked oddA = TPacked.OddLanes(a), oddB = TPacked.OddLanes(b), oddC = TPacked.OddLanes(c), oddD = TPacked.OddLanes(d);
            TPacked* weight = packedWeights;
            for (int plane = 0; plane < KoalaBear5.Degree; plane++, weight += TermsMax)
            {
                TPacked sum = TPacked.WideReduce(WideSum(a, b, c, d, weight), WideSum(oddA, oddB, oddC, oddD, weight));
                TPacked.Store(destination.Plane(plane) + i, sum);
            }
        }

        FoldRest(source, weights, destination, i, length);
    }

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void FoldEightsCore<TPacked>(KoalaBear* source, ReadOnlySpan<KoalaBear5> weights, ExtensionPointer destination, nint length)
        where TPacked : unmanaged, IPackedKoalaBear<TPacked>
    {
        TPacked* packedWeights = stackalloc TPacked[KoalaBear5.Degree * TermsMax];
        Broadcast(weights, packedWeights);
        nint i = 0;
        for (; i <= length - TPacked.Lanes; i += TPacked.Lanes)
        {
            // Elements 4j, 4j + 1, … of the first and of the second half; then those of even and of odd j, which are the eights' halves.
            LoadFours<TPacked>(source + (8 * i), out TPacked a0, out TPacked b0, out TPacked c0, out TPacked d0);
            LoadFours<TPacked>(source + (8 * i) + (4 * TPacked.Lanes), out TPacked a1, out TPacked b1, out TPacked c1, out TPacked d1);
            TPacked.Deinterleave(a0, a1, out TPacked a, out TPacked e);
            TPacked.Deinterleave(b0, b1, out TPacked b, out TPacked f);
            TPacked.Deinterleave(c0, c1, out TPacked c, out TPacked g);
            TPacked.Deinterleave(d0, d1, out TPacked d, out TPacked h);
            TPacked oddA = TPacked.OddLanes(a), oddB = TPacked.OddLanes(b), oddC = TPacked.OddLanes(c), oddD = TPacked.OddLanes(d);
            TPacked oddE = TPacked.OddLanes(e), oddF = TPacked.OddLanes(f), oddG = TPacked.OddLanes(g), oddH = TPacked.OddLanes(h);
            TPacked* weight = packedWeights;
            for (int plane = 0; plane < KoalaBear5.Degree; plane++, weight += TermsMax)
            {
                TPacked even = TPacked.WideCorrect(TPacked.WideAdd(WideSum(a, b, c, d, weight), WideSum(e, f, g, h, weight + 4)));
                TPacked odd = TPacked.WideAdd(WideSum(oddA, oddB, oddC, oddD, weight), WideSum(oddE, oddF, oddG, oddH, weight + 4));
                TPacked.Store(destination.Plane(plane) + i, TPacked.WideReduce(even, TPacked.WideCorrect(odd)));
            }
        }

        FoldRest(source, weights, destination, i, length);
    }

    private static void FoldRest(KoalaBear* source, ReadOnlySpan<KoalaBear5> weights, ExtensionPointer destination, nint start, nint length)
    {
        for (nint i = start; i < length; i++)
        {
            KoalaBear5 sum = KoalaBear5.Zero;
            for (int term = 0; term < weights.Length; term++)
                sum += weights[term] * source[(weights.Length * i) + term];
            destination[i] = sum;
        }
    }

    /// <summary>Loads 4·Lanes consecutive elements, apart by their index modulo 4.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void LoadFours<TPacked>(KoalaBear* source, out TPacked a, out TPacked b, out TPacked c, out TPacked d)
        where TPacked : unmanaged, IPackedKoalaBear<TPacked>
    {
        TPacked.Deinterleave(TPacked.Load(source), TPacked.Load(source + TPacked.Lanes), out TPacked even0, out TPacked odd0);
        source += 2 * TPacked.Lanes;
        TPacked.Deinterleave(TPacked.Load(source), TPacked.Load(source + TPacked.Lanes), out TPacked even1, out TPacked odd1);
        TPacked.Deinterleave(even0, even1, out a, out c);
        TPacked.Deinterleave(odd0, odd1, out b, out d);
    }

    /// <summary>The coefficients of the weights in all lanes, <see cref="TermsMax"/> registers to a plane.</summary>
    private static void Broadcast<TPacked>(ReadOnlySpan<KoalaBear5> weights, TPacked* destination)
        where TPacked : unmanaged, IPackedKoalaBear<TPacked>
    {
        for (int term = 0; term < weights.Length; term++)
        {
            for (int plane = 0; plane < KoalaBear5.Degree; plane++)
                destination[(plane * TermsMax) + term] = TPacked.Broadcast(weights[term][plane]);
        }
    }

    // Four products are below 4p² < 2^33·p: one correction brings their sum below 2^32·p.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TPacked WideSum<TPacked>(TPacked a, TPacked b, TPacked c, TPacked d, TPacked* weights)
        where TPacked : unmanaged, IPackedKoalaBear<TPacked>
    {
        TPacked first = TPacked.WideAdd(TPacked.WideMultiply(a, weights[0]), TPacked.WideMultiply(b, weights[1]));
        TPacked second = TPacked.WideAdd(TPacked.WideMultiply(c, weights[2]), TPacked.WideMultiply(d, weights[3]));
        return TPacked.WideCorrect(TPacked.WideAdd(first, second));
    }
}
