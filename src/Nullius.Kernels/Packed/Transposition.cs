using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Nullius.Fields;

namespace Nullius.Kernels;

/// <summary>Transposes small blocks of field elements between rows in memory and registers.</summary>
internal static unsafe class Transposition
{
    /// <summary>The side of a block, and the number of columns that <see cref="TransposeColumns"/> takes.</summary>
    public const int Side = 8;

    /// <summary>destination[j][i] = source[i][j] for a block of 8 × 8.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Transpose8(KoalaBear* source, nint sourceStride, KoalaBear* destination, nint destinationStride)
    {
        if (Avx2.IsSupported)
        {
            var (p, stride) = ((nint)source, sourceStride * sizeof(KoalaBear));
            StoreTransposed(
                Load((KoalaBear*)p), Load((KoalaBear*)(p + stride)), Load((KoalaBear*)(p + (2 * stride))),
                Load((KoalaBear*)(p + (3 * stride))), Load((KoalaBear*)(p + (4 * stride))), Load((KoalaBear*)(p + (5 * stride))),
                Load((KoalaBear*)(p + (6 * stride))), Load((KoalaBear*)(p + (7 * stride))), (uint*)destination, destinationStride);
            return;
        }

        for (nint i = 0; i < Side; i++)
        {
            for (nint j = 0; j < Side; j++)
                destination[(j * destinationStride) + i] = source[(i * sourceStride) + j];
        }
    }

    /// <summary>destination[j][i] = source[i][j] for a block of any shape, strides in elements. The blocks do not overlap.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Transpose(
        KoalaBear* source, nint sourceStride, KoalaBear* destination, nint destinationStride, nint rows, nint columns)
    {
        var (wholeRows, wholeColumns) = (rows - (rows % Side), columns - (columns % Side));
        for (nint i = 0; i < wholeRows; i += Side)
        {
            for (nint j = 0; j < wholeColumns; j += Side)
                Transpose8(source + (i * sourceStride) + j, sourceStride, destination + (j * destinationStride) + i, destinationStride);
        }

        for (nint i = 0; i < rows; i++)
        {
            for (var j = i < wholeRows ? wholeColumns : 0; j < columns; j++)
                destination[(j * destinationStride) + i] = source[(i * sourceStride) + j];
        }
    }

    /// <summary>destination[t][i] = sources[i][t] for eight columns that lie anywhere, t &lt; count.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void TransposeColumns(KoalaBear** sources, KoalaBear* destination, nint destinationStride, nint count)
    {
        nint t = 0;
        if (Avx2.IsSupported)
        {
            for (; t <= count - Side; t += Side)
            {
                StoreTransposed(
                    Load(sources[0] + t), Load(sources[1] + t), Load(sources[2] + t), Load(sources[3] + t),
                    Load(sources[4] + t), Load(sources[5] + t), Load(sources[6] + t), Load(sources[7] + t),
                    (uint*)destination + (t * destinationStride), destinationStride);
            }
        }

        for (; t < count; t++)
        {
            for (nint i = 0; i < Side; i++)
                destination[(t * destinationStride) + i] = sources[i][t];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> Load(KoalaBear* source) => Vector256.Load((uint*)source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreTransposed(
        Vector256<uint> r0, Vector256<uint> r1, Vector256<uint> r2, Vector256<uint> r3,
        Vector256<uint> r4, Vector256<uint> r5, Vector256<uint> r6, Vector256<uint> r7, uint* destination, nint stride)
    {
        // Interleave 32-bit lanes, then 64-bit lanes, then exchange the 128-bit halves.
        var (a0, a1) = (Avx2.UnpackLow(r0, r1).AsUInt64(), Avx2.UnpackHigh(r0, r1).AsUInt64());
        var (a2, a3) = (Avx2.UnpackLow(r2, r3).AsUInt64(), Avx2.UnpackHigh(r2, r3).AsUInt64());
        var (a4, a5) = (Avx2.UnpackLow(r4, r5).AsUInt64(), Avx2.UnpackHigh(r4, r5).AsUInt64());
        var (a6, a7) = (Avx2.UnpackLow(r6, r7).AsUInt64(), Avx2.UnpackHigh(r6, r7).AsUInt64());
        StoreHalves(Avx2.UnpackLow(a0, a2), Avx2.UnpackLow(a4, a6), destination, 4 * stride);
        StoreHalves(Avx2.UnpackHigh(a0, a2), Avx2.UnpackHigh(a4, a6), destination + stride, 4 * stride);
        StoreHalves(Avx2.UnpackLow(a1, a3), Avx2.UnpackLow(a5, a7), destination + (2 * stride), 4 * stride);
        StoreHalves(Avx2.UnpackHigh(a1, a3), Avx2.UnpackHigh(a5, a7), destination + (3 * stride), 4 * stride);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreHalves(Vector256<ulong> first, Vector256<ulong> second, uint* destination, nint distance)
    {
        Avx2.Permute2x128(first, second, 0x20).AsUInt32().Store(destination);
        Avx2.Permute2x128(first, second, 0x31).AsUInt32().Store(destination + distance);
    }
}
