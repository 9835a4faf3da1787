using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Nullius.Kernels;

/// <summary>Words of four messages in a 256-bit register.</summary>
/// <remarks>Fast with AVX2, correct without it through the portable vector operations.</remarks>
[SkipLocalsInit]
internal readonly unsafe struct PackedWords4 : IPackedWords<PackedWords4>
{
    private readonly Vector256<ulong> _words;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private PackedWords4(Vector256<ulong> words) => _words = words;

    public static int Lanes => 4;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PackedWords4 Broadcast(ulong word) => new(Vector256.Create(word));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PackedWords4 operator ^(PackedWords4 left, PackedWords4 right) => new(left._words ^ right._words);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PackedWords4 Xor(PackedWords4 first, PackedWords4 second, PackedWords4 third) =>
        new(first._words ^ second._words ^ third._words);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PackedWords4 Chi(PackedWords4 first, PackedWords4 second, PackedWords4 third) =>
        new(first._words ^ Vector256.AndNot(third._words, second._words));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PackedWords4 RotateLeft(PackedWords4 value, [ConstantExpected(Min = 1, Max = 63)] byte bits)
    {
        if (Avx2.IsSupported && bits == 8)
            return new(Avx2.Shuffle(value._words.AsByte(), RotateByOneByte).AsUInt64());
        if (Avx2.IsSupported && bits == 56)
            return new(Avx2.Shuffle(value._words.AsByte(), RotateBySevenBytes).AsUInt64());
        return new((value._words << bits) | (value._words >>> (64 - bits)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PackedWords4 Gather(byte* source, nint stride) => new(Vector256.Create(
        *(ulong*)source, *(ulong*)(source + stride), *(ulong*)(source + (2 * stride)), *(ulong*)(source + (3 * stride))));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddFour(byte* source, nint stride, PackedWords4* destination)
    {
        var (x0, x1, x2, x3) = LoadTransposed(source, stride);
        destination[0] ^= new PackedWords4(x0);
        destination[1] ^= new PackedWords4(x1);
        destination[2] ^= new PackedWords4(x2);
        destination[3] ^= new PackedWords4(x3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreFour(PackedWords4* source, byte* destination, nint stride) =>
        StoreTransposed(source[0]._words, source[1]._words, source[2]._words, source[3]._words, destination, stride);

    /// <summary>Element l of register j is word j of message l.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static (Vector256<ulong>, Vector256<ulong>, Vector256<ulong>, Vector256<ulong>) LoadTransposed(byte* source, nint stride) =>
        Transpose(
            Vector256.Load((ulong*)source),
            Vector256.Load((ulong*)(source + stride)),
            Vector256.Load((ulong*)(source + (2 * stride))),
            Vector256.Load((ulong*)(source + (3 * stride))));

    /// <summary>Word j of message l is element l of register j.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void StoreTransposed(
        Vector256<ulong> x0, Vector256<ulong> x1, Vector256<ulong> x2, Vector256<ulong> x3, byte* destination, nint stride)
    {
        var (y0, y1, y2, y3) = Transpose(x0, x1, x2, x3);
        y0.Store((ulong*)destination);
        y1.Store((ulong*)(destination + stride));
        y2.Store((ulong*)(destination + (2 * stride)));
        y3.Store((ulong*)(destination + (3 * stride)));
    }

    private static Vector256<byte> RotateByOneByte
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector256.Create(
            7, 0, 1, 2, 3, 4, 5, 6, 15, 8, 9, 10, 11, 12, 13, 14,
            7, 0, 1, 2, 3, 4, 5, 6, 15, 8, 9, 10, 11, 12, 13, (byte)14);
    }

    private static Vector256<byte> RotateBySevenBytes
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector256.Create(
            1, 2, 3, 4, 5, 6, 7, 0, 9, 10, 11, 12, 13, 14, 15, 8,
            1, 2, 3, 4, 5, 6, 7, 0, 9, 10, 11, 12, 13, 14, 15, (byte)8);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<ulong>, Vector256<ulong>, Vector256<ulong>, Vector256<ulong>) Transpose(
        Vector256<ulong> x0, Vector256<ulong> x1, Vector256<ulong> x2, Vector256<ulong> x3)
    {
        if (!Avx2.IsSupported)
        {
            return (
                Vector256.Create(x0[0], x1[0], x2[0], x3[0]),
                Vector256.Create(x0[1], x1[1], x2[1], x3[1]),
                Vector256.Create(x0[2], x1[2], x2[2], x3[2]),
                Vector256.Create(x0[3], x1[3], x2[3], x3[3]));
        }

        // Interleave words within the 128-bit halves, then exchange halves.
        var (low01, high01) = (Avx2.UnpackLow(x0, x1), Avx2.UnpackHigh(x0, x1));
        var (low23, high23) = (Avx2.UnpackLow(x2, x3), Avx2.UnpackHigh(x2, x3));
        return (
            Avx2.Permute2x128(low01, low23, 0x20),
            Avx2.Permute2x128(high01, high23, 0x20),
            Avx2.Permute2x128(low01, low23, 0x31),
            Avx2.Permute2x128(high01, high23, 0x31));
    }
}
