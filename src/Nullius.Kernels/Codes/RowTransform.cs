using System.Runtime.CompilerServices;
using Nullius.Fields;

namespace Nullius.Kernels;

/// <summary>Evaluates polynomials on cosets: the number-theoretic transform on the rows of a buffer, all columns alike.</summary>
/// <remarks>
/// The buffer holds 2^log rows of coefficients in natural order. Splitting modulo x^m − c² into x^(m/2) − c and x^(m/2) + c takes one
/// twiddle for a whole block and leaves the value at h·ω^(rev j) in row j, where rev reverses the log bits of j and h shifts the coset.
/// </remarks>
internal static unsafe class RowTransform
{
    /// <summary>Transforms in place.</summary>
    /// <param name="buffer">2^log rows.</param>
    /// <param name="log">The logarithm of the number of rows.</param>
    /// <param name="rowElements">The length of a row: a multiple of the lanes, without gaps between rows.</param>
    /// <param name="twiddles">Of <see cref="CosetTwiddles"/>, for the same log.</param>
    public static void Forward(KoalaBear* buffer, int log, nint rowElements, KoalaBear* twiddles)
    {
        if (PackedWidth.IsWide)
            ForwardCore<PackedKoalaBear16>(buffer, log, rowElements, twiddles);
        else
            ForwardCore<PackedKoalaBear>(buffer, log, rowElements, twiddles);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void ForwardCore<TPacked>(KoalaBear* buffer, int log, nint rowElements, KoalaBear* twiddles)
        where TPacked : unmanaged, IPackedKoalaBear<TPacked>
    {
        var level = 0;
        for (; level + 1 < log; level += 2)
        {
            var quarter = (rowElements << (log - level)) / 4;
            for (nint block = 0; block < (nint)1 << level; block++)
            {
                var outer = ((nint)1 << level) + block;
                SplitTwice<TPacked>(
                    buffer + (block * 4 * quarter), quarter, twiddles[outer], twiddles[2 * outer], twiddles[(2 * outer) + 1]);
            }
        }

        if (level == log)
            return;

        for (nint block = 0; block < (nint)1 << level; block++)
            Split<TPacked>(buffer + (block * 2 * rowElements), rowElements, twiddles[((nint)1 << level) + block]);
    }

    /// <summary>One level on one block: (a, b) becomes (a + c·b, a − c·b).</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Split<TPacked>(KoalaBear* first, nint half, KoalaBear twiddle)
        where TPacked : unmanaged, IPackedKoalaBear<TPacked>
    {
        var c = TPacked.Broadcast(twiddle);
        var second = first + half;
        for (nint i = 0; i < half; i += TPacked.Lanes)
        {
            var a = TPacked.Load(first + i);
            var b = MultiplyUniform(TPacked.Load(second + i), c);
            TPacked.Store(first + i, a + b);
            TPacked.Store(second + i, a - b);
        }
    }

    /// <summary>Two levels on one block, in one pass over memory.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void SplitTwice<TPacked>(
        KoalaBear* first, nint quarter, KoalaBear outerTwiddle, KoalaBear lowerTwiddle, KoalaBear upperTwiddle)
        where TPacked : unmanaged, IPackedKoalaBear<TPacked>
    {
        var outer = TPacked.Broadcast(outerTwiddle);
        var lower = TPacked.Broadcast(lowerTwiddle);
        var upper = TPacked.Broadcast(upperTwiddle);
        var second = first + quarter;
        var third = second + quarter;
        var fourth = third + quarter;
        for (nint i = 0; i < quarter; i += TPacked.Lanes)
        {
            var a = TPacked.Load(first + i);
            var b = TPacked.Load(second + i);
            var c = MultiplyUniform(TPacked.Load(third + i), outer);
            var d = MultiplyUniform(TPacked.Load(fourth + i), outer);
            var (low, high) = (a + c, a - c);
            var (lowOther, highOther) = (MultiplyUniform(b + d, lower), MultiplyUniform(b - d, upper));
            TPacked.Store(first + i, low + lowOther);
            TPacked.Store(second + i, low - lowOther);
            TPacked.Store(third + i, high + highOther);
            TPacked.Store(fourth + i, high - highOther);
        }
    }

    /// <summary>The product with a register whose lanes all agree, which need not be moved for the odd lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TPacked MultiplyUniform<TPacked>(TPacked value, TPacked uniform)
        where TPacked : unmanaged, IPackedKoalaBear<TPacked> =>
        TPacked.WideReduce(TPacked.WideMultiply(value, uniform), TPacked.WideMultiply(TPacked.OddLanes(value), uniform));
}
