using System.Runtime.CompilerServices;
using Nullius.Fields;

namespace Nullius.Kernels;

public static unsafe partial class VectorKernels
{
    /// <summary>Σ left[i] · right[i], the left vector over the base field.</summary>
    public static KoalaBear5 InnerProduct(ReadOnlySpan<KoalaBear> left, ExtensionVector right)
    {
        ArgumentNullException.ThrowIfNull(right);
        ThrowIfDifferent(left.Length, right.Length);
        fixed (KoalaBear* a = left, b = right)
        {
            // SAFETY: the lengths agree, as checked above.
            var weights = new ExtensionPointer(b, right.Stride);
            return PackedWidth.IsWide
                ? InnerProductCore<PackedKoalaBear16>(a, weights, left.Length)
                : InnerProductCore<PackedKoalaBear>(a, weights, left.Length);
        }
    }

    /// <summary>Σ left[i] · right[i].</summary>
    public static KoalaBear5 InnerProduct(ExtensionVector left, ExtensionVector right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        ThrowIfDifferent(left.Length, right.Length);
        fixed (KoalaBear* a = left, b = right)
        {
            // SAFETY: the lengths agree, as checked above.
            var (x, y) = (new ExtensionPointer(a, left.Stride), new ExtensionPointer(b, right.Stride));
            return PackedWidth.IsWide
                ? InnerProductCore<PackedKoalaBear16>(x, y, left.Length)
                : InnerProductCore<PackedKoalaBear>(x, y, left.Length);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static KoalaBear5 InnerProductCore<TPacked>(KoalaBear* left, ExtensionPointer right, nint length)
        where TPacked : unmanaged, IPackedKoalaBear<TPacked>
    {
        var total = KoalaBear5.Zero;
        var whole = length - (length % TPacked.Lanes);
        if (whole != 0)
        {
            total = new KoalaBear5(
                SumProducts<TPacked>(left, right.Plane(0), whole),
                SumProducts<TPacked>(left, right.Plane(1), whole),
                SumProducts<TPacked>(left, right.Plane(2), whole),
                SumProducts<TPacked>(left, right.Plane(3), whole),
                SumProducts<TPacked>(left, right.Plane(4), whole));
        }

        for (var i = whole; i < length; i++)
            total += right[i] * left[i];
        return total;
    }

    /// <summary>Sums products as 64-bit integers below 2^32·p and reduces once at the end.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static KoalaBear SumProducts<TPacked>(KoalaBear* left, KoalaBear* right, nint length)
        where TPacked : unmanaged, IPackedKoalaBear<TPacked>
    {
        var (even, odd) = (TPacked.Zero, TPacked.Zero);
        for (nint i = 0; i < length; i += TPacked.Lanes)
        {
            var (x, y) = (TPacked.Load(left + i), TPacked.Load(right + i));
            even = TPacked.WideCorrect(TPacked.WideAdd(even, TPacked.WideMultiply(x, y)));
            odd = TPacked.WideCorrect(TPacked.WideAdd(odd, TPacked.WideMultiply(TPacked.OddLanes(x), TPacked.OddLanes(y))));
        }

        return Sum(TPacked.WideReduce(even, odd));
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static KoalaBear5 InnerProductCore<TPacked>(ExtensionPointer left, ExtensionPointer right, nint length)
        where TPacked : unmanaged, IPackedKoalaBear<TPacked>
    {
        var sum = PackedKoalaBear5<TPacked>.Zero;
        nint i = 0;
        for (; i <= length - TPacked.Lanes; i += TPacked.Lanes)
            sum += left.Load<TPacked>(i) * right.Load<TPacked>(i);

        var total = new KoalaBear5(Sum(sum.C0), Sum(sum.C1), Sum(sum.C2), Sum(sum.C3), Sum(sum.C4));
        for (; i < length; i++)
            total += left[i] * right[i];
        return total;
    }

    private static KoalaBear Sum<TPacked>(TPacked value)
        where TPacked : unmanaged, IPackedKoalaBear<TPacked>
    {
        var lanes = stackalloc KoalaBear[PackedWidth.LanesMax];
        TPacked.Store(lanes, value);
        var sum = KoalaBear.Zero;
        for (var i = 0; i < TPacked.Lanes; i++)
            sum += lanes[i];
        return sum;
    }
}
