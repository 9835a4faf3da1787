using System.Runtime.CompilerServices;
using Nullius.Fields;

namespace Nullius.Kernels;

/// <summary>
/// The sumcheck for Σ v·w with the most significant variable first (Spec §4.3.2), on part of the vectors, so that several threads can
/// share them.
/// </summary>
/// <remarks>Each inner loop has one product in E: two of them exceed what the compiler inlines, and run at a fraction of the speed.</remarks>
public static unsafe class PlainSumcheck
{
    private const int TileLength = 1 << 9;

    /// <summary>
    /// The part of the coefficients a_0 and a_2 of the round polynomial that comes from the positions <paramref name="start"/> to
    /// start + count of the halves.
    /// </summary>
    public static (KoalaBear5 Constant, KoalaBear5 Quadratic) RoundPolynomial(ExtensionVector v, ExtensionVector w, int start, int count)
    {
        Check(v, w, v.Length / 2, start, count);
        var (constant, quadratic) = (KoalaBear5.Zero, KoalaBear5.Zero);
        var vDifference = ExtensionVector.CreateUninitialized(Math.Min(TileLength, count));
        var wDifference = ExtensionVector.CreateUninitialized(Math.Min(TileLength, count));
        for (var i = start; i < start + count; i += TileLength)
        {
            var length = Math.Min(TileLength, start + count - i);
            var (vLow, wLow) = (v.Slice(i, length), w.Slice(i, length));
            var (vSlope, wSlope) = (vDifference.Slice(0, length), wDifference.Slice(0, length));
            VectorKernels.Subtract(v.Slice((v.Length / 2) + i, length), vLow, vSlope);
            VectorKernels.Subtract(w.Slice((w.Length / 2) + i, length), wLow, wSlope);
            constant += VectorKernels.InnerProduct(vLow, wLow);
            quadratic += VectorKernels.InnerProduct(vSlope, wSlope);
        }

        return (constant, quadratic);
    }

    /// <summary>
    /// Binds the most significant variable to r, in place in the first half, and gives the next round polynomial's part from the
    /// positions start to start + count of the quarters; writes those positions of the first two quarters.
    /// </summary>
    public static (KoalaBear5 Constant, KoalaBear5 Quadratic) BindAndRoundPolynomial(
        ExtensionVector v, ExtensionVector w, KoalaBear5 r, int start, int count)
    {
        var quarter = v.Length / 4;
        Check(v, w, quarter, start, count);
        Bind(v, r, start, count);
        Bind(v, r, quarter + start, count);
        Bind(w, r, start, count);
        Bind(w, r, quarter + start, count);
        return RoundPolynomial(v.Slice(0, 2 * quarter), w.Slice(0, 2 * quarter), start, count);
    }

    /// <summary>Binds the most significant variable to r, in place, at the positions start to start + count of the halves.</summary>
    public static void Bind(ExtensionVector vector, KoalaBear5 r, int start, int count)
    {
        Check(vector, vector, vector.Length / 2, start, count);
        fixed (KoalaBear* p = vector)
        {
            // SAFETY: start + count is at most half the length, as checked above.
            var pointer = new ExtensionPointer(p, vector.Stride);
            if (PackedWidth.IsWide)
                Bind<PackedKoalaBear16>(pointer, r, vector.Length / 2, start, count);
            else
                Bind<PackedKoalaBear>(pointer, r, vector.Length / 2, start, count);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Bind<TPacked>(ExtensionPointer vector, in KoalaBear5 r, nint half, nint start, nint count)
        where TPacked : unmanaged, IPackedKoalaBear<TPacked>
    {
        var factor = new PackedFactor<TPacked>(r);
        var i = start;
        for (; i <= start + count - TPacked.Lanes; i += TPacked.Lanes)
        {
            var low = vector.Load<TPacked>(i);
            vector.Store(i, low + factor.Multiply(vector.Load<TPacked>(half + i) - low));
        }

        for (; i < start + count; i++)
        {
            var low = vector[i];
            vector[i] = low + (r * (vector[half + i] - low));
        }
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
