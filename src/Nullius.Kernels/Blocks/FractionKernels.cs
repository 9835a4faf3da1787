using System.Runtime.CompilerServices;
using Nullius.Fields;

namespace Nullius.Kernels;

/// <summary>
/// The inner loops of the GKR argument for sums of fractions p/q. Four vectors describe one layer in its sumcheck: p(y,0), q(y,1), q(y,0) and
/// u(y) = p(y,1) + λ·q(y,1), so that G = p(y,0)·q(y,1) + q(y,0)·u(y) (Spec §4.4.5).
/// </summary>
public static unsafe class FractionKernels
{
    // Six blocks of intermediate results take 15 KiB, less than half of a first-level cache.
    private const int BlockRows = 128;
    private const int BlockElements = BlockRows * KoalaBear5.Degree;

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
        ThrowIfNot(source.Length == 2 * even.Length && even.Length == odd.Length);
        fixed (KoalaBear* s = source, e = even, o = odd)
        {
            // SAFETY: the lengths agree, as checked above.
            var (x, y, z) = (new ExtensionPointer(s, source.Stride), new ExtensionPointer(e, even.Stride), new ExtensionPointer(o, odd.Stride));
            if (PackedWidth.IsWide)
                ExtensionLoops.Separate<PackedKoalaBear16>(x, y, z, even.Length);
            else
                ExtensionLoops.Separate<PackedKoalaBear>(x, y, z, even.Length);
        }
    }

    /// <summary>Separates neighbours in F.</summary>
    public static void Separate(ReadOnlySpan<KoalaBear> source, Span<KoalaBear> even, Span<KoalaBear> odd)
    {
        ThrowIfNot(source.Length == 2 * even.Length && even.Length == odd.Length);
        fixed (KoalaBear* s = source, e = even, o = odd)
        {
            // SAFETY: the lengths agree, as checked above.
            if (PackedWidth.IsWide)
                ExtensionLoops.Separate<PackedKoalaBear16>(s, e, o, even.Length);
            else
                ExtensionLoops.Separate<PackedKoalaBear>(s, e, o, even.Length);
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

    [SkipLocalsInit]
    private static void AddPairsCore<TPacked>(
        ExtensionPointer numerators, ExtensionPointer denominators, ExtensionPointer parentNumerators, ExtensionPointer parentDenominators, nint count)
        where TPacked : unmanaged, IPackedKoalaBear<TPacked>
    {
        KoalaBear* scratch = stackalloc KoalaBear[4 * BlockElements];
        ExtensionPointer p0 = Block(scratch, 0), p1 = Block(scratch, 1), q0 = Block(scratch, 2), q1 = Block(scratch, 3);
        for (nint start = 0; start < count; start += BlockRows)
        {
            nint length = nint.Min(BlockRows, count - start);
            ExtensionLoops.Separate<TPacked>(numerators.Advance(2 * start), p0, p1, length);
            ExtensionLoops.Separate<TPacked>(denominators.Advance(2 * start), q0, q1, length);
            ExtensionLoops.Multiply<TPacked>(q0, q1, parentDenominators.Advance(start), length);
            ExtensionLoops.Multiply<TPacked>(p0, q1, parentNumerators.Advance(start), length);
            ExtensionLoops.MultiplyAdd<TPacked>(p1, q0, parentNumerators.Advance(start), length);
        }
    }

    [SkipLocalsInit]
    private static void AddPairsCore<TPacked>(
        KoalaBear* numerators, ExtensionPointer denominators, ExtensionPointer parentNumerators, ExtensionPointer parentDenominators, nint count)
        where TPacked : unmanaged, IPackedKoalaBear<TPacked>
    {
        KoalaBear* p0 = stackalloc KoalaBear[2 * BlockRows];
        KoalaBear* p1 = p0 + BlockRows;
        KoalaBear* scratch = stackalloc KoalaBear[2 * BlockElements];
        ExtensionPointer q0 = Block(scratch, 0), q1 = Block(scratch, 1);
        for (nint start = 0; start < count; start += BlockRows)
        {
            nint length = nint.Min(BlockRows, count - start);
            ExtensionLoops.Separate<TPacked>(numerators + (2 * start), p0, p1, length);
            ExtensionLoops.Separate<TPacked>(denominators.Advance(2 * start), q0, q1, length);
            ExtensionLoops.Multiply<TPacked>(q0, q1, parentDenominators.Advance(start), length);
            ExtensionLoops.MultiplyBasePairs<TPacked>(q1, p0, q0, p1, parentNumerators.Advance(start), length);
        }
    }

    [SkipLocalsInit]
    private static (KoalaBear5 AtZero, KoalaBear5 Leading) RoundCore<TPacked>(
        ExtensionPointer p0, ExtensionPointer q1, ExtensionPointer q0, ExtensionPointer u, ExtensionPointer weights, nint count)
        where TPacked : unmanaged, IPackedKoalaBear<TPacked>
    {
        KoalaBear* scratch = stackalloc KoalaBear[6 * BlockElements];
        ExtensionPointer zero = Block(scratch, 0), top = Block(scratch, 1);
        ExtensionPointer left = Block(scratch, 2), leftDifference = Block(scratch, 3);
        ExtensionPointer right = Block(scratch, 4), rightDifference = Block(scratch, 5);
        KoalaBear5 atZero = KoalaBear5.Zero;
        KoalaBear5 leading = KoalaBear5.Zero;
        for (nint start = 0; start < count; start += BlockRows)
        {
            nint length = nint.Min(BlockRows, count - start);
            ExtensionLoops.SeparateDifference<TPacked>(p0.Advance(2 * start), left, leftDifference, length);
            ExtensionLoops.SeparateDifference<TPacked>(q1.Advance(2 * start), right, rightDifference, length);
            ExtensionLoops.Multiply<TPacked>(left, right, zero, length);
            ExtensionLoops.Multiply<TPacked>(leftDifference, rightDifference, top, length);
            ExtensionLoops.SeparateDifference<TPacked>(q0.Advance(2 * start), left, leftDifference, length);
            ExtensionLoops.SeparateDifference<TPacked>(u.Advance(2 * start), right, rightDifference, length);
            ExtensionLoops.MultiplyAdd<TPacked>(left, right, zero, length);
            ExtensionLoops.MultiplyAdd<TPacked>(leftDifference, rightDifference, top, length);
            atZero += ExtensionLoops.InnerProduct<TPacked>(zero, weights.Advance(start), length);
            leading += ExtensionLoops.InnerProduct<TPacked>(top, weights.Advance(start), length);
        }

        return (atZero, leading);
    }

    /// <summary>Block <paramref name="index"/> of a scratch memory, which the caller keeps.</summary>
    private static ExtensionPointer Block(KoalaBear* scratch, int index) => new(scratch + (index * BlockElements), BlockRows);

    private static void ThrowIfNot(bool condition)
    {
        if (!condition)
            throw new ArgumentException("The lengths of the vectors do not agree.");
    }
}
