using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Nullius.Fields;

namespace Nullius.Kernels;

/// <summary>Transposes small blocks of field elements between rows in memory and registers.</summary>
internal static unsafe class Transposition
{
    /// <summary>The side of a block.</summary>
    public const int Side = 8;

    /// <summary>destination[j][i] = source[i][j] for a block of 8 × 8, strides in elements. The blocks do not overlap.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Transpose8(KoalaBear* source, nint sourceStride, KoalaBear* destination, nint destinationStride)
    {
        if (Avx2.IsSupported)
        {
            Transpose8Avx2((uint*)source, sourceStride, (uint*)destination, destinationStride);
            return;
        }

        for (nint i = 0; i < Side; i++)
        {
            for (nint j = 0; j < Side; j++)
                destination[(j * destinationStride) + i] = source[(i * sourceStride) + j];
        }
    }

    /// <summary>As <see cref="Transpose8"/> for a block of any shape.</summary>
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

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Transpose8Avx2(uint* source, nint sourceStride, uint* destination, nint destinationStride)
    {
        // Interleave 32-bit lanes, then 64-bit lanes, then exchange the 128-bit halves.
        var r0 = Vector256.Load(source);
        var r1 = Vector256.Load(source + sourceStride);
        var r2 = Vector256.Load(source + (2 * sourceStride));
        var r3 = Vector256.Load(source + (3 * sourceStride));
        var r4 = Vector256.Load(source + (4 * sourceStride));
        var r5 = Vector256.Load(source + (5 * sourceStride));
        var r6 = Vector256.Load(source + (6 * sourceStride));
        var r7 = Vector256.Load(source + (7 * sourceStride));
        var (a0, a1) = (Avx2.UnpackLow(r0, r1).AsUInt64(), Avx2.UnpackHigh(r0, r1).AsUInt64());
        var (a2, a3) = (Avx2.UnpackLow(r2, r3).AsUInt64(), Avx2.UnpackHigh(r2, r3).AsUInt64());
        var (a4, a5) = (Avx2.UnpackLow(r4, r5).AsUInt64(), Avx2.UnpackHigh(r4, r5).AsUInt64());
        var (a6, a7) = (Avx2.UnpackLow(r6, r7).AsUInt64(), Avx2.UnpackHigh(r6, r7).AsUInt64());
        StoreHalves(Avx2.UnpackLow(a0, a2), Avx2.UnpackLow(a4, a6), destination, 4 * destinationStride);
        StoreHalves(Avx2.UnpackHigh(a0, a2), Avx2.UnpackHigh(a4, a6), destination + destinationStride, 4 * destinationStride);
        StoreHalves(Avx2.UnpackLow(a1, a3), Avx2.UnpackLow(a5, a7), destination + (2 * destinationStride), 4 * destinationStride);
        StoreHalves(Avx2.UnpackHigh(a1, a3), Avx2.UnpackHigh(a5, a7), destination + (3 * destinationStride), 4 * destinationStride);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreHalves(Vector256<ulong> first, Vector256<ulong> second, uint* destination, nint distance)
    {
        Avx2.Permute2x128(first, second, 0x20).AsUInt32().Store(destination);
        Avx2.Permute2x128(first, second, 0x31).AsUInt32().Store(destination + distance);
    }
}
