using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Nullius.Fields;

namespace Nullius.Kernels;

/// <summary>Eight elements of KoalaBear in a 256-bit register.</summary>
/// <remarks>Fast with AVX2, correct without it through the portable vector operations.</remarks>
[SkipLocalsInit]
public readonly unsafe struct PackedKoalaBear : IPackedKoalaBear<PackedKoalaBear>
{
    private readonly Vector256<uint> _lanes;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private PackedKoalaBear(Vector256<uint> lanes) => _lanes = lanes;

    public static int Lanes => 8;

    public static PackedKoalaBear Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => default;
    }

    public static PackedKoalaBear One
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Broadcast(KoalaBear.One);
    }

    private static Vector256<uint> Modulus
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector256.Create(KoalaBear.Modulus);
    }

    private static Vector256<ulong> LowHalves
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector256.Create(0x00000000fffffffful);
    }

    /// <summary>The element in a lane.</summary>
    public KoalaBear this[int lane] => KoalaBear.FromMontgomery(_lanes[lane]);

    public static PackedKoalaBear FromCanonical(uint value) => Broadcast(KoalaBear.FromCanonical(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PackedKoalaBear Broadcast(KoalaBear value) => new(Vector256.Create(value.Montgomery));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PackedKoalaBear BroadcastBits(uint bits) => new(Vector256.Create(bits));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PackedKoalaBear Load(KoalaBear* source) => new(Vector256.Load((uint*)source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(KoalaBear* destination, PackedKoalaBear value) => value._lanes.Store((uint*)destination);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PackedKoalaBear operator +(PackedKoalaBear left, PackedKoalaBear right)
    {
        var sum = left._lanes + right._lanes;
        return new(Vector256.Min(sum, sum - Modulus));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PackedKoalaBear operator -(PackedKoalaBear left, PackedKoalaBear right) => new(Correct(left._lanes - right._lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PackedKoalaBear operator -(PackedKoalaBear value) => default(PackedKoalaBear) - value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PackedKoalaBear operator *(PackedKoalaBear left, PackedKoalaBear right) =>
        WideReduce(WideMultiply(left, right), WideMultiply(OddLanes(left), OddLanes(right)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Deinterleave(PackedKoalaBear first, PackedKoalaBear second, out PackedKoalaBear even, out PackedKoalaBear odd)
    {
        if (Avx2.IsSupported)
        {
            // Within each 128-bit half the shuffles pick from both sources; the permutation then brings the quarters in order.
            var (x, y) = (first._lanes.AsSingle(), second._lanes.AsSingle());
            even = new(Avx2.Permute4x64(Avx.Shuffle(x, y, 0b10_00_10_00).AsUInt64(), 0b11_01_10_00).AsUInt32());
            odd = new(Avx2.Permute4x64(Avx.Shuffle(x, y, 0b11_01_11_01).AsUInt64(), 0b11_01_10_00).AsUInt32());
            return;
        }

        var (evenLow, evenHigh) = (first._lanes.AsUInt64() & LowHalves, second._lanes.AsUInt64() & LowHalves);
        even = new(Vector256.Narrow(evenLow, evenHigh));
        odd = new(Vector256.Narrow(first._lanes.AsUInt64() >> 32, second._lanes.AsUInt64() >> 32));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PackedKoalaBear OddLanes(PackedKoalaBear value) => new(OddLanes(value._lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PackedKoalaBear WideMultiply(PackedKoalaBear left, PackedKoalaBear right) => new(MultiplyEven(left._lanes, right._lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PackedKoalaBear WideAdd(PackedKoalaBear left, PackedKoalaBear right) => new((left._lanes.AsUInt64() + right._lanes.AsUInt64()).AsUInt32());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PackedKoalaBear WideCorrect(PackedKoalaBear value) =>
        // Only the high half changes; the low halves of both candidates agree, so that the minimum by 32-bit lanes is right.
        new(Vector256.Min(value._lanes, value._lanes - Vector256.Create((ulong)KoalaBear.Modulus << 32).AsUInt32()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PackedKoalaBear WideReduce(PackedKoalaBear even, PackedKoalaBear odd)
    {
        var inverse = Vector256.Create(KoalaBear.ModulusInverse);
        var multipleEven = MultiplyEven(MultiplyEven(even._lanes, inverse), Modulus);
        var multipleOdd = MultiplyEven(MultiplyEven(odd._lanes, inverse), Modulus);
        return new(Correct(HighHalves(even._lanes - multipleEven, odd._lanes - multipleOdd)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PackedKoalaBear AddCube(PackedKoalaBear value, PackedKoalaBear biased)
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
    public static PackedKoalaBear DivideByPowerOfTwo(PackedKoalaBear value, [ConstantExpected(Min = 1, Max = 24)] byte log)
    {
        // p = 127·2^24 + 1, so that 2^−log = −127·2^(24 − log): the shifted-out bits come back 127 times.
        var low = value._lanes & Vector256.Create((1u << log) - 1);
        var multiple = (low << (31 - log)) - (low << (24 - log));
        return new(Correct((value._lanes >> log) - multiple));
    }

    public override string ToString() => _lanes.ToString();

    /// <summary>Adds p to the lanes that are negative, given lanes in [−p, p).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> Correct(Vector256<uint> lanes) => Vector256.Min(lanes, lanes + Modulus);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> OddLanes(Vector256<uint> lanes) => (lanes.AsUInt64() >> 32).AsUInt32();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> HighHalves(Vector256<uint> even, Vector256<uint> odd) =>
        Avx2.IsSupported
            ? Avx2.Blend(OddLanes(even), odd, 0xAA)
            : (even.AsUInt64() >> 32).AsUInt32() | (odd.AsUInt64() & ~LowHalves).AsUInt32();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> MultiplyEven(Vector256<uint> left, Vector256<uint> right) =>
        Avx2.IsSupported
            ? Avx2.Multiply(left, right).AsUInt32()
            : ((left.AsUInt64() & LowHalves) * (right.AsUInt64() & LowHalves)).AsUInt32();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> MultiplyEvenSigned(Vector256<uint> left, Vector256<uint> right) =>
        Avx2.IsSupported
            ? Avx2.Multiply(left.AsInt32(), right.AsInt32()).AsUInt32()
            : ((left.AsInt64() << 32 >> 32) * (right.AsInt64() << 32 >> 32)).AsUInt32();

    /// <summary>Signed Montgomery reduction of 64-bit lanes; the result is in the high halves.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> ReduceSigned(Vector256<uint> product) =>
        product - MultiplyEvenSigned(MultiplyEvenSigned(product, Vector256.Create(KoalaBear.ModulusInverse)), Modulus);
}
