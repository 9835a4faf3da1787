using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Nullius.Fields;

namespace Nullius.Kernels;

/// <summary>Sixteen elements of KoalaBear in a 512-bit register. Needs AVX-512F.</summary>
[SkipLocalsInit]
public readonly unsafe struct PackedKoalaBear16 : IPackedKoalaBear<PackedKoalaBear16>
{
    private readonly Vector512<uint> _lanes;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private PackedKoalaBear16(Vector512<uint> lanes) => _lanes = lanes;

    public static int Lanes => 16;

    public static PackedKoalaBear16 Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => default;
    }

    public static PackedKoalaBear16 One
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Broadcast(KoalaBear.One);
    }

    private static Vector512<uint> Modulus
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512.Create(KoalaBear.Modulus);
    }

    private static Vector512<ulong> LowHalves
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512.Create(0x00000000fffffffful);
    }

    /// <summary>The element in a lane.</summary>
    public KoalaBear this[int lane] => KoalaBear.FromMontgomery(_lanes[lane]);

    public static PackedKoalaBear16 FromCanonical(uint value) => Broadcast(KoalaBear.FromCanonical(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PackedKoalaBear16 Broadcast(KoalaBear value) => new(Vector512.Create(value.Montgomery));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PackedKoalaBear16 BroadcastBits(uint bits) => new(Vector512.Create(bits));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PackedKoalaBear16 Load(KoalaBear* source) => new(Vector512.Load((uint*)source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(KoalaBear* destination, PackedKoalaBear16 value) => value._lanes.Store((uint*)destination);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PackedKoalaBear16 operator +(PackedKoalaBear16 left, PackedKoalaBear16 right)
    {
        var sum = left._lanes + right._lanes;
        return new(Vector512.Min(sum, sum - Modulus));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PackedKoalaBear16 operator -(PackedKoalaBear16 left, PackedKoalaBear16 right) => new(Correct(left._lanes - right._lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PackedKoalaBear16 operator -(PackedKoalaBear16 value) => default(PackedKoalaBear16) - value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PackedKoalaBear16 operator *(PackedKoalaBear16 left, PackedKoalaBear16 right) =>
        WideReduce(WideMultiply(left, right), WideMultiply(OddLanes(left), OddLanes(right)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Deinterleave(PackedKoalaBear16 first, PackedKoalaBear16 second, out PackedKoalaBear16 even, out PackedKoalaBear16 odd)
    {
        even = new(Avx512F.PermuteVar16x32x2(first._lanes, Vector512.Create(0u, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30), second._lanes));
        odd = new(Avx512F.PermuteVar16x32x2(first._lanes, Vector512.Create(1u, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29, 31), second._lanes));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PackedKoalaBear16 OddLanes(PackedKoalaBear16 value) => new(OddLanes(value._lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PackedKoalaBear16 WideMultiply(PackedKoalaBear16 left, PackedKoalaBear16 right) => new(MultiplyEven(left._lanes, right._lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PackedKoalaBear16 WideAdd(PackedKoalaBear16 left, PackedKoalaBear16 right) => new((left._lanes.AsUInt64() + right._lanes.AsUInt64()).AsUInt32());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PackedKoalaBear16 WideCorrect(PackedKoalaBear16 value) =>
        // Only the high half changes; the low halves of both candidates agree, so that the minimum by 32-bit lanes is right.
        new(Vector512.Min(value._lanes, value._lanes - Vector512.Create((ulong)KoalaBear.Modulus << 32).AsUInt32()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PackedKoalaBear16 WideReduce(PackedKoalaBear16 even, PackedKoalaBear16 odd)
    {
        var inverse = Vector512.Create(KoalaBear.ModulusInverse);
        var multipleEven = MultiplyEven(MultiplyEven(even._lanes, inverse), Modulus);
        var multipleOdd = MultiplyEven(MultiplyEven(odd._lanes, inverse), Modulus);
        return new(Correct(HighHalves(even._lanes - multipleEven, odd._lanes - multipleOdd)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PackedKoalaBear16 AddCube(PackedKoalaBear16 value, PackedKoalaBear16 biased)
    {
        // Signed throughout: the biased sum lies in [−p, p), and a signed reduction maps products up to p² in magnitude to (−p, p).
        var even = value._lanes + biased._lanes;
        var odd = OddLanes(even);
        var squareEven = OddLanes(ReduceSigned(MultiplyEvenSigned(even, even)));
        var squareOdd = OddLanes(ReduceSigned(MultiplyEvenSigned(odd, odd)));
        var cubeEven = ReduceSigned(MultiplyEvenSigned(squareEven, even));
        var cubeOdd = ReduceSigned(MultiplyEvenSigned(squareOdd, odd));
        return new(Correct(HighHalves(cubeEven, cubeOdd)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PackedKoalaBear16 DivideByPowerOfTwo(PackedKoalaBear16 value, [ConstantExpected(Min = 1, Max = 24)] byte log)
    {
        // p = 127·2^24 + 1, so that 2^−log = −127·2^(24 − log): the shifted-out bits come back 127 times.
        var low = value._lanes & Vector512.Create((1u << log) - 1);
        var multiple = (low << (31 - log)) - (low << (24 - log));
        return new(Correct((value._lanes >> log) - multiple));
    }

    public override string ToString() => _lanes.ToString();

    /// <summary>Adds p to the lanes that are negative, given lanes in [−p, p).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<uint> Correct(Vector512<uint> lanes) => Vector512.Min(lanes, lanes + Modulus);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<uint> OddLanes(Vector512<uint> lanes) => (lanes.AsUInt64() >> 32).AsUInt32();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<uint> HighHalves(Vector512<uint> even, Vector512<uint> odd) =>
        Vector512.ConditionalSelect(LowHalves.AsUInt32(), OddLanes(even), odd);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<uint> MultiplyEven(Vector512<uint> left, Vector512<uint> right) =>
        Avx512F.Multiply(left, right).AsUInt32();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<uint> MultiplyEvenSigned(Vector512<uint> left, Vector512<uint> right) =>
        Avx512F.Multiply(left.AsInt32(), right.AsInt32()).AsUInt32();

    /// <summary>Signed Montgomery reduction of 64-bit lanes; the result is in the high halves.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<uint> ReduceSigned(Vector512<uint> product) =>
        product - MultiplyEvenSigned(MultiplyEvenSigned(product, Vector512.Create(KoalaBear.ModulusInverse)), Modulus);
}
