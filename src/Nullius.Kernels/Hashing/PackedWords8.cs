using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Nullius.Kernels;

/// <summary>Words of eight messages in a 512-bit register.</summary>
/// <remarks>Fast with AVX-512, which rotates and has every function of three bits; correct without it through the portable vector operations.</remarks>
[SkipLocalsInit]
internal readonly unsafe struct PackedWords8 : IPackedWords<PackedWords8>
{
    /// <summary>The truth tables of a ⊕ b ⊕ c and a ⊕ (¬b ∧ c), where a, b and c are the columns 0xF0, 0xCC and 0xAA.</summary>
    private const byte XorOfThree = 0x96;
    private const byte ChiOfThree = 0xD2;

    private readonly Vector512<ulong> _words;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private PackedWords8(Vector512<ulong> words) => _words = words;

    public static int Lanes => 8;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PackedWords8 Broadcast(ulong word) => new(Vector512.Create(word));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PackedWords8 operator ^(PackedWords8 left, PackedWords8 right) => new(left._words ^ right._words);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PackedWords8 Xor(PackedWords8 first, PackedWords8 second, PackedWords8 third) => new(
        Avx512F.IsSupported
            ? Avx512F.TernaryLogic(first._words, second._words, third._words, XorOfThree)
            : first._words ^ second._words ^ third._words);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PackedWords8 Chi(PackedWords8 first, PackedWords8 second, PackedWords8 third) => new(
        Avx512F.IsSupported
            ? Avx512F.TernaryLogic(first._words, second._words, third._words, ChiOfThree)
            : first._words ^ Vector512.AndNot(third._words, second._words));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PackedWords8 RotateLeft(PackedWords8 value, [ConstantExpected(Min = 1, Max = 63)] byte bits) => new(
        Avx512F.IsSupported
            ? Avx512F.RotateLeft(value._words, bits)
            : (value._words << bits) | (value._words >>> (64 - bits)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PackedWords8 Gather(byte* source, nint stride) => new(Vector512.Create(
        *(ulong*)source, *(ulong*)(source + stride), *(ulong*)(source + (2 * stride)), *(ulong*)(source + (3 * stride)),
        *(ulong*)(source + (4 * stride)), *(ulong*)(source + (5 * stride)), *(ulong*)(source + (6 * stride)), *(ulong*)(source + (7 * stride))));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddFour(byte* source, nint stride, PackedWords8* destination)
    {
        var (low0, low1, low2, low3) = PackedWords4.LoadTransposed(source, stride);
        var (high0, high1, high2, high3) = PackedWords4.LoadTransposed(source + (4 * stride), stride);
        destination[0] ^= new PackedWords8(Vector512.Create(low0, high0));
        destination[1] ^= new PackedWords8(Vector512.Create(low1, high1));
        destination[2] ^= new PackedWords8(Vector512.Create(low2, high2));
        destination[3] ^= new PackedWords8(Vector512.Create(low3, high3));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreFour(PackedWords8* source, byte* destination, nint stride)
    {
        var (x0, x1, x2, x3) = (source[0]._words, source[1]._words, source[2]._words, source[3]._words);
        PackedWords4.StoreTransposed(x0.GetLower(), x1.GetLower(), x2.GetLower(), x3.GetLower(), destination, stride);
        PackedWords4.StoreTransposed(
            x0.GetUpper(), x1.GetUpper(), x2.GetUpper(), x3.GetUpper(), destination + (4 * stride), stride);
    }
}
