using System.Runtime.CompilerServices;
using Nullius.Fields;

namespace Nullius.Kernels;

/// <summary>As many elements of the quintic extension as the base register has lanes: register i holds their coefficients of X^i.</summary>
public readonly struct PackedKoalaBear5<TPacked> : IRing<PackedKoalaBear5<TPacked>>
    where TPacked : unmanaged, IPackedKoalaBear<TPacked>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public PackedKoalaBear5(TPacked c0, TPacked c1, TPacked c2, TPacked c3, TPacked c4)
    {
        C0 = c0;
        C1 = c1;
        C2 = c2;
        C3 = c3;
        C4 = c4;
    }

    public TPacked C0 { get; }

    public TPacked C1 { get; }

    public TPacked C2 { get; }

    public TPacked C3 { get; }

    public TPacked C4 { get; }

    public static PackedKoalaBear5<TPacked> Zero => default;

    public static PackedKoalaBear5<TPacked> One => FromBase(TPacked.One);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PackedKoalaBear5<TPacked> FromBase(TPacked value) =>
        new(value, TPacked.Zero, TPacked.Zero, TPacked.Zero, TPacked.Zero);

    public static PackedKoalaBear5<TPacked> FromCanonical(uint value) => FromBase(TPacked.FromCanonical(value));

    /// <summary>The same element in every lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PackedKoalaBear5<TPacked> Broadcast(in KoalaBear5 value) =>
        new(
            TPacked.Broadcast(value.C0),
            TPacked.Broadcast(value.C1),
            TPacked.Broadcast(value.C2),
            TPacked.Broadcast(value.C3),
            TPacked.Broadcast(value.C4));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PackedKoalaBear5<TPacked> operator +(PackedKoalaBear5<TPacked> left, PackedKoalaBear5<TPacked> right) =>
        new(left.C0 + right.C0, left.C1 + right.C1, left.C2 + right.C2, left.C3 + right.C3, left.C4 + right.C4);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PackedKoalaBear5<TPacked> operator -(PackedKoalaBear5<TPacked> left, PackedKoalaBear5<TPacked> right) =>
        new(left.C0 - right.C0, left.C1 - right.C1, left.C2 - right.C2, left.C3 - right.C3, left.C4 - right.C4);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PackedKoalaBear5<TPacked> operator -(PackedKoalaBear5<TPacked> value) => default(PackedKoalaBear5<TPacked>) - value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PackedKoalaBear5<TPacked> operator +(PackedKoalaBear5<TPacked> left, TPacked right) =>
        new(left.C0 + right, left.C1, left.C2, left.C3, left.C4);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PackedKoalaBear5<TPacked> operator -(PackedKoalaBear5<TPacked> left, TPacked right) =>
        new(left.C0 - right, left.C1, left.C2, left.C3, left.C4);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PackedKoalaBear5<TPacked> operator *(PackedKoalaBear5<TPacked> left, TPacked right) =>
        new(left.C0 * right, left.C1 * right, left.C2 * right, left.C3 * right, left.C4 * right);

    // The same five inner products as in KoalaBear5, each reduced once: first the even lanes, then the odd ones.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PackedKoalaBear5<TPacked> operator *(PackedKoalaBear5<TPacked> left, PackedKoalaBear5<TPacked> right)
    {
        var d14 = right.C1 - right.C4;
        var d03 = right.C0 - right.C3;
        var d42 = right.C4 - right.C2;
        var d314 = right.C3 - d14;
        WideProduct(
            left.C0, left.C1, left.C2, left.C3, left.C4, right.C0, right.C1, right.C2, right.C3, right.C4, d14, d03, d42, d314,
            out var e0, out var e1, out var e2, out var e3, out var e4);
        WideProduct(
            TPacked.OddLanes(left.C0), TPacked.OddLanes(left.C1), TPacked.OddLanes(left.C2), TPacked.OddLanes(left.C3),
            TPacked.OddLanes(left.C4), TPacked.OddLanes(right.C0), TPacked.OddLanes(right.C1), TPacked.OddLanes(right.C2),
            TPacked.OddLanes(right.C3), TPacked.OddLanes(right.C4), TPacked.OddLanes(d14), TPacked.OddLanes(d03),
            TPacked.OddLanes(d42), TPacked.OddLanes(d314),
            out var o0, out var o1, out var o2, out var o3, out var o4);
        return new(
            TPacked.WideReduce(e0, o0),
            TPacked.WideReduce(e1, o1),
            TPacked.WideReduce(e2, o2),
            TPacked.WideReduce(e3, o3),
            TPacked.WideReduce(e4, o4));
    }

    /// <summary>The sum of the elements in all lanes.</summary>
    public KoalaBear5 SumOfLanes() => new(SumOfLanes(C0), SumOfLanes(C1), SumOfLanes(C2), SumOfLanes(C3), SumOfLanes(C4));

    private static unsafe KoalaBear SumOfLanes(TPacked value)
    {
        var lanes = stackalloc KoalaBear[PackedWidth.LanesMax];
        TPacked.Store(lanes, value);
        var sum = KoalaBear.Zero;
        for (var i = 0; i < TPacked.Lanes; i++)
            sum += lanes[i];
        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void WideProduct(
        TPacked a0, TPacked a1, TPacked a2, TPacked a3, TPacked a4, TPacked b0, TPacked b1, TPacked b2, TPacked b3, TPacked b4,
        TPacked d14, TPacked d03, TPacked d42, TPacked d314,
        out TPacked r0, out TPacked r1, out TPacked r2, out TPacked r3, out TPacked r4)
    {
        r0 = Dot(a0, b0, a1, b4, a2, b3, a3, b2, a4, d14);
        r1 = Dot(a0, b1, a1, b0, a2, b4, a3, b3, a4, b2);
        r2 = Dot(a0, b2, a1, d14, a2, d03, a3, d42, a4, d314);
        r3 = Dot(a0, b3, a1, b2, a2, d14, a3, d03, a4, d42);
        r4 = Dot(a0, b4, a1, b3, a2, b2, a3, d14, a4, d03);
    }

    /// <summary>Five products summed below 2^32·p: four products are below 4p² &lt; 2^64.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TPacked Dot(
        TPacked a, TPacked b, TPacked c, TPacked d, TPacked e, TPacked f, TPacked g, TPacked h, TPacked i, TPacked j)
    {
        var first = TPacked.WideAdd(TPacked.WideMultiply(a, b), TPacked.WideMultiply(c, d));
        var second = TPacked.WideAdd(TPacked.WideMultiply(e, f), TPacked.WideMultiply(g, h));
        var four = TPacked.WideCorrect(TPacked.WideAdd(first, second));
        return TPacked.WideCorrect(TPacked.WideAdd(four, TPacked.WideMultiply(i, j)));
    }
}
