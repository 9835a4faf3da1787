using System.Runtime.CompilerServices;
using Nullius.Fields;

namespace Nullius.Kernels;

/// <summary>
/// The sumcheck for Σ v·w with the most significant variable first (Spec §4.3.2), on part of the vectors, so that several threads can
/// share them.
/// </summary>
public static unsafe class PlainSumcheck
{
    /// <summary>
    /// The part of the coefficients a_0 and a_2 of the round polynomial that comes from the positions <paramref name="start"/> to
    /// start + count of the halves.
    /// </summary>
    public static (KoalaBear5 Constant, KoalaBear5 Quadratic) RoundPolynomial(ExtensionVector v, ExtensionVector w, int start, int count)
    {
        Check(v, w, v.Length / 2, start, count);
        fixed (KoalaBear* a = v, b = w)
        {
            // SAFETY: start + count is at most half the length, as checked above.
            var (x, y) = (new ExtensionPointer(a, v.Stride), new ExtensionPointer(b, w.Stride));
            return PackedWidth.IsWide
                ? RoundPolynomial<PackedKoalaBear16>(x, y, v.Length / 2, start, count)
                : RoundPolynomial<PackedKoalaBear>(x, y, v.Length / 2, start, count);
        }
    }

    /// <summary>
    /// Binds the most significant variable to r, in place in the first half, and gives the next round polynomial's part from the
    /// positions start to start + count of the quarters; writes those positions of the first two quarters.
    /// </summary>
    public static (KoalaBear5 Constant, KoalaBear5 Quadratic) BindAndRoundPolynomial(
        ExtensionVector v, ExtensionVector w, KoalaBear5 r, int start, int count)
    {
        Check(v, w, v.Length / 4, start, count);
        fixed (KoalaBear* a = v, b = w)
        {
            // SAFETY: start + count is at most a quarter of the length, as checked above.
            var (x, y) = (new ExtensionPointer(a, v.Stride), new ExtensionPointer(b, w.Stride));
            return PackedWidth.IsWide
                ? BindAndRoundPolynomial<PackedKoalaBear16>(x, y, r, v.Length / 4, start, count)
                : BindAndRoundPolynomial<PackedKoalaBear>(x, y, r, v.Length / 4, start, count);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (KoalaBear5 Constant, KoalaBear5 Quadratic) RoundPolynomial<TPacked>(
        ExtensionPointer v, ExtensionPointer w, nint half, nint start, nint count)
        where TPacked : unmanaged, IPackedKoalaBear<TPacked>
    {
        var (constant, quadratic) = (PackedKoalaBear5<TPacked>.Zero, PackedKoalaBear5<TPacked>.Zero);
        var i = start;
        for (; i <= start + count - TPacked.Lanes; i += TPacked.Lanes)
        {
            var (low, lowWeight) = (v.Load<TPacked>(i), w.Load<TPacked>(i));
            constant += low * lowWeight;
            quadratic += (v.Load<TPacked>(half + i) - low) * (w.Load<TPacked>(half + i) - lowWeight);
        }

        var result = (Constant: Sum(constant), Quadratic: Sum(quadratic));
        for (; i < start + count; i++)
        {
            result.Constant += v[i] * w[i];
            result.Quadratic += (v[half + i] - v[i]) * (w[half + i] - w[i]);
        }

        return result;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (KoalaBear5 Constant, KoalaBear5 Quadratic) BindAndRoundPolynomial<TPacked>(
        ExtensionPointer v, ExtensionPointer w, in KoalaBear5 r, nint quarter, nint start, nint count)
        where TPacked : unmanaged, IPackedKoalaBear<TPacked>
    {
        var factor = new PackedFactor<TPacked>(r);
        var (constant, quadratic) = (PackedKoalaBear5<TPacked>.Zero, PackedKoalaBear5<TPacked>.Zero);
        var i = start;
        for (; i <= start + count - TPacked.Lanes; i += TPacked.Lanes)
        {
            var low = Bind(v, factor, i, 2 * quarter);
            var lowWeight = Bind(w, factor, i, 2 * quarter);
            constant += low * lowWeight;
            var high = Bind(v, factor, quarter + i, 2 * quarter);
            var highWeight = Bind(w, factor, quarter + i, 2 * quarter);
            quadratic += (high - low) * (highWeight - lowWeight);
        }

        var result = (Constant: Sum(constant), Quadratic: Sum(quadratic));
        for (; i < start + count; i++)
        {
            var (low, lowWeight) = (Bind(v, r, i, 2 * quarter), Bind(w, r, i, 2 * quarter));
            var (high, highWeight) = (Bind(v, r, quarter + i, 2 * quarter), Bind(w, r, quarter + i, 2 * quarter));
            result.Constant += low * lowWeight;
            result.Quadratic += (high - low) * (highWeight - lowWeight);
        }

        return result;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static PackedKoalaBear5<TPacked> Bind<TPacked>(ExtensionPointer vector, in PackedFactor<TPacked> factor, nint index, nint half)
        where TPacked : unmanaged, IPackedKoalaBear<TPacked>
    {
        var low = vector.Load<TPacked>(index);
        var bound = low + factor.Multiply(vector.Load<TPacked>(half + index) - low);
        vector.Store(index, bound);
        return bound;
    }

    private static KoalaBear5 Bind(ExtensionPointer vector, KoalaBear5 r, nint index, nint half)
    {
        var low = vector[index];
        var bound = low + (r * (vector[half + index] - low));
        vector[index] = bound;
        return bound;
    }

    private static KoalaBear5 Sum<TPacked>(PackedKoalaBear5<TPacked> value)
        where TPacked : unmanaged, IPackedKoalaBear<TPacked>
    {
        var buffer = stackalloc KoalaBear[PackedWidth.LanesMax * KoalaBear5.Degree];
        var lanes = new ExtensionPointer(buffer, PackedWidth.LanesMax);
        lanes.Store(0, value);
        var sum = KoalaBear5.Zero;
        for (nint lane = 0; lane < TPacked.Lanes; lane++)
            sum += lanes[lane];
        return sum;
    }

    private static void Check(ExtensionVector v, ExtensionVector w, int parts, int start, int count)
    {
        ArgumentNullException.ThrowIfNull(v);
        ArgumentNullException.ThrowIfNull(w);
        ArgumentOutOfRangeException.ThrowIfNotEqual(w.Length, v.Length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)start, (uint)parts);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)count, (uint)(parts - start));
    }
}
