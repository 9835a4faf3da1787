using System.Runtime.CompilerServices;
using Nullius.Fields;

namespace Nullius.Kernels;

/// <summary>
/// The inner loops of the GKR argument for sums of fractions p/q. Four vectors describe one layer in its sumcheck: p(y,0), q(y,1), q(y,0) and
/// u(y) = p(y,1) + λ·q(y,1), so that G = p(y,0)·q(y,1) + q(y,0)·u(y) (Spec §4.4.5).
/// </summary>
public static unsafe class FractionKernels
{
    /// <summary>Adds neighbouring fractions: from p, q of 2n nodes the p, q of n.</summary>
    public static void AddPairs(
        ExtensionSpan numerators, ExtensionSpan denominators, ExtensionSpan parentNumerators, ExtensionSpan parentDenominators)
    {
        int count = parentNumerators.Length;
        ThrowIfNot(numerators.Length == 2 * count && denominators.Length == 2 * count && parentDenominators.Length == count);
        fixed (KoalaBear* n = numerators, d = denominators, pn = parentNumerators, pd = parentDenominators)
        {
            // SAFETY: the lengths agree, as checked above.
            var (p, q) = (new ExtensionPointer(n, numerators.Stride), new ExtensionPointer(d, denominators.Stride));
            var (x, y) = (new ExtensionPointer(pn, parentNumerators.Stride), new ExtensionPointer(pd, parentDenominators.Stride));
            if (PackedWidth.IsWide)
                AddPairsCore<PackedKoalaBear16>(p, q, x, y, count);
            else
                AddPairsCore<PackedKoalaBear>(p, q, x, y, count);
        }
    }

    /// <summary>Adds neighbouring fractions whose numerators are in F.</summary>
    public static void AddPairs(
        ReadOnlySpan<KoalaBear> numerators, ExtensionSpan denominators, ExtensionSpan parentNumerators, ExtensionSpan parentDenominators)
    {
        int count = parentNumerators.Length;
        ThrowIfNot(numerators.Length == 2 * count && denominators.Length == 2 * count && parentDenominators.Length == count);
        fixed (KoalaBear* n = numerators, d = denominators, pn = parentNumerators, pd = parentDenominators)
        {
            // SAFETY: the lengths agree, as checked above.
            var q = new ExtensionPointer(d, denominators.Stride);
            var (x, y) = (new ExtensionPointer(pn, parentNumerators.Stride), new ExtensionPointer(pd, parentDenominators.Stride));
            if (PackedWidth.IsWide)
                AddPairsCore<PackedKoalaBear16>(n, q, x, y, count);
            else
                AddPairsCore<PackedKoalaBear>(n, q, x, y, count);
        }
    }

    /// <summary>Separates neighbours: even receives elements 0, 2, 4, …, odd the others.</summary>
    public static void Separate(ExtensionSpan source, ExtensionSpan even, ExtensionSpan odd)
    {
        for (int plane = 0; plane < KoalaBear5.Degree; plane++)
            Separate(source.Plane(plane), even.Plane(plane), odd.Plane(plane));
    }

    /// <summary>Separates neighbours in F.</summary>
    public static void Separate(ReadOnlySpan<KoalaBear> source, Span<KoalaBear> even, Span<KoalaBear> odd)
    {
        ThrowIfNot(source.Length == 2 * even.Length && even.Length == odd.Length);
        fixed (KoalaBear* s = source, e = even, o = odd)
        {
            // SAFETY: the lengths agree, as checked above.
            if (PackedWidth.IsWide)
                SeparateCore<PackedKoalaBear16>(s, e, o, even.Length);
            else
                SeparateCore<PackedKoalaBear>(s, e, o, even.Length);
        }
    }

    /// <summary>
    /// Σ weight · G over pairs of neighbours, at X = 0, and the coefficient of X². Of the weights, as many are used as there are pairs.
    /// </summary>
    public static (KoalaBear5 AtZero, KoalaBear5 Leading) Round(
        ExtensionSpan p0, ExtensionSpan q1, ExtensionSpan q0, ExtensionSpan u, ExtensionSpan weights)
    {
        int count = weights.Length;
        ThrowIfNot(p0.Length == 2 * count && q1.Length == 2 * count && q0.Length == 2 * count && u.Length == 2 * count);
        ThrowIfNot(count % PackedWidth.LanesMax == 0);
        fixed (KoalaBear* a = p0, b = q1, c = q0, d = u, w = weights)
        {
            // SAFETY: the lengths agree, as checked above.
            var (pointerA, pointerB) = (new ExtensionPointer(a, p0.Stride), new ExtensionPointer(b, q1.Stride));
            var (pointerC, pointerD) = (new ExtensionPointer(c, q0.Stride), new ExtensionPointer(d, u.Stride));
            var pointerW = new ExtensionPointer(w, weights.Stride);
            return PackedWidth.IsWide
                ? RoundCore<PackedKoalaBear16>(pointerA, pointerB, pointerC, pointerD, pointerW, count)
                : RoundCore<PackedKoalaBear>(pointerA, pointerB, pointerC, pointerD, pointerW, count);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void AddPairsCore<TPacked>(
        ExtensionPointer numerators, ExtensionPointer denominators, ExtensionPointer parentNumerators, ExtensionPointer parentDenominators, nint count)
        where TPacked : unmanaged, IPackedKoalaBear<TPacked>
    {
        nint i = 0;
        for (; i <= count - TPacked.Lanes; i += TPacked.Lanes)
        {
            denominators.LoadPairs<TPacked>(2 * i, out var left, out var right);
            parentDenominators.Store(i, left * right);
            numerators.LoadPairs<TPacked>(2 * i, out var leftNumerator, out var rightNumerator);
            var sum = WideKoalaBear5<TPacked>.Product(leftNumerator, right) + WideKoalaBear5<TPacked>.Product(rightNumerator, left);
            parentNumerators.Store(i, sum.Reduce());
        }

        for (; i < count; i++)
        {
            KoalaBear5 left = denominators[2 * i];
            KoalaBear5 right = denominators[(2 * i) + 1];
            parentNumerators[i] = (numerators[2 * i] * right) + (numerators[(2 * i) + 1] * left);
            parentDenominators[i] = left * right;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void AddPairsCore<TPacked>(
        KoalaBear* numerators, ExtensionPointer denominators, ExtensionPointer parentNumerators, ExtensionPointer parentDenominators, nint count)
        where TPacked : unmanaged, IPackedKoalaBear<TPacked>
    {
        nint i = 0;
        for (; i <= count - TPacked.Lanes; i += TPacked.Lanes)
        {
            denominators.LoadPairs<TPacked>(2 * i, out var left, out var right);
            parentDenominators.Store(i, left * right);
            var p = numerators + (2 * i);
            TPacked.Deinterleave(TPacked.Load(p), TPacked.Load(p + TPacked.Lanes), out var leftNumerator, out var rightNumerator);
            parentNumerators.Store(i, (right * leftNumerator) + (left * rightNumerator));
        }

        for (; i < count; i++)
        {
            KoalaBear5 left = denominators[2 * i];
            KoalaBear5 right = denominators[(2 * i) + 1];
            parentNumerators[i] = (right * numerators[2 * i]) + (left * numerators[(2 * i) + 1]);
            parentDenominators[i] = left * right;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void SeparateCore<TPacked>(KoalaBear* source, KoalaBear* even, KoalaBear* odd, nint count)
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
        {
            even[i] = source[2 * i];
            odd[i] = source[(2 * i) + 1];
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (KoalaBear5 AtZero, KoalaBear5 Leading) RoundCore<TPacked>(
        ExtensionPointer p0, ExtensionPointer q1, ExtensionPointer q0, ExtensionPointer u, ExtensionPointer weights, nint count)
        where TPacked : unmanaged, IPackedKoalaBear<TPacked>
    {
        WideKoalaBear5<TPacked> atZero = default;
        WideKoalaBear5<TPacked> leading = default;
        for (nint i = 0; i < count; i += TPacked.Lanes)
        {
            p0.LoadPairs<TPacked>(2 * i, out var p0Even, out var p0Odd);
            q1.LoadPairs<TPacked>(2 * i, out var q1Even, out var q1Odd);
            var zero = WideKoalaBear5<TPacked>.Product(p0Even, q1Even);
            var top = WideKoalaBear5<TPacked>.Product(p0Odd - p0Even, q1Odd - q1Even);
            q0.LoadPairs<TPacked>(2 * i, out var q0Even, out var q0Odd);
            u.LoadPairs<TPacked>(2 * i, out var uEven, out var uOdd);
            zero += WideKoalaBear5<TPacked>.Product(q0Even, uEven);
            top += WideKoalaBear5<TPacked>.Product(q0Odd - q0Even, uOdd - uEven);
            var weight = weights.Load<TPacked>(i);
            atZero += WideKoalaBear5<TPacked>.Product(zero.Reduce(), weight);
            leading += WideKoalaBear5<TPacked>.Product(top.Reduce(), weight);
        }

        return (atZero.Reduce().SumOfLanes(), leading.Reduce().SumOfLanes());
    }

    private static void ThrowIfNot(bool condition)
    {
        if (!condition)
            throw new ArgumentException("The lengths of the vectors do not agree.");
    }
}
