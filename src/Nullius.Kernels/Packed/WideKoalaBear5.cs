using System.Runtime.CompilerServices;

namespace Nullius.Kernels;

/// <summary>Sums of products of packed elements of the quintic extension before their Montgomery reduction, so that many share one.</summary>
/// <remarks>Ten registers of 64-bit lanes, all below 2^32·p: five coefficients in the even lanes of the elements and in the odd ones.</remarks>
internal readonly struct WideKoalaBear5<TPacked>
    where TPacked : unmanaged, IPackedKoalaBear<TPacked>
{
    private readonly TPacked _even0;
    private readonly TPacked _even1;
    private readonly TPacked _even2;
    private readonly TPacked _even3;
    private readonly TPacked _even4;
    private readonly TPacked _odd0;
    private readonly TPacked _odd1;
    private readonly TPacked _odd2;
    private readonly TPacked _odd3;
    private readonly TPacked _odd4;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private WideKoalaBear5(
        TPacked even0, TPacked even1, TPacked even2, TPacked even3, TPacked even4, TPacked odd0, TPacked odd1, TPacked odd2, TPacked odd3, TPacked odd4)
    {
        _even0 = even0;
        _even1 = even1;
        _even2 = even2;
        _even3 = even3;
        _even4 = even4;
        _odd0 = odd0;
        _odd1 = odd1;
        _odd2 = odd2;
        _odd3 = odd3;
        _odd4 = odd4;
    }

    /// <summary>The product of two vectors of elements.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WideKoalaBear5<TPacked> Product(PackedKoalaBear5<TPacked> left, PackedKoalaBear5<TPacked> right)
    {
        TPacked d14 = right.C1 - right.C4;
        TPacked d03 = right.C0 - right.C3;
        TPacked d42 = right.C4 - right.C2;
        TPacked d314 = right.C3 - d14;
        PackedKoalaBear5<TPacked>.WideProduct(
            left.C0, left.C1, left.C2, left.C3, left.C4, right.C0, right.C1, right.C2, right.C3, right.C4, d14, d03, d42, d314,
            out TPacked e0, out TPacked e1, out TPacked e2, out TPacked e3, out TPacked e4);
        PackedKoalaBear5<TPacked>.WideProduct(
            TPacked.OddLanes(left.C0), TPacked.OddLanes(left.C1), TPacked.OddLanes(left.C2), TPacked.OddLanes(left.C3),
            TPacked.OddLanes(left.C4), TPacked.OddLanes(right.C0), TPacked.OddLanes(right.C1), TPacked.OddLanes(right.C2),
            TPacked.OddLanes(right.C3), TPacked.OddLanes(right.C4), TPacked.OddLanes(d14), TPacked.OddLanes(d03),
            TPacked.OddLanes(d42), TPacked.OddLanes(d314),
            out TPacked o0, out TPacked o1, out TPacked o2, out TPacked o3, out TPacked o4);
        return new WideKoalaBear5<TPacked>(e0, e1, e2, e3, e4, o0, o1, o2, o3, o4);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WideKoalaBear5<TPacked> operator +(WideKoalaBear5<TPacked> left, WideKoalaBear5<TPacked> right) =>
        new(
            Add(left._even0, right._even0),
            Add(left._even1, right._even1),
            Add(left._even2, right._even2),
            Add(left._even3, right._even3),
            Add(left._even4, right._even4),
            Add(left._odd0, right._odd0),
            Add(left._odd1, right._odd1),
            Add(left._odd2, right._odd2),
            Add(left._odd3, right._odd3),
            Add(left._odd4, right._odd4));

    /// <summary>The elements.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public PackedKoalaBear5<TPacked> Reduce() =>
        new(
            TPacked.WideReduce(_even0, _odd0),
            TPacked.WideReduce(_even1, _odd1),
            TPacked.WideReduce(_even2, _odd2),
            TPacked.WideReduce(_even3, _odd3),
            TPacked.WideReduce(_even4, _odd4));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TPacked Add(TPacked left, TPacked right) => TPacked.WideCorrect(TPacked.WideAdd(left, right));
}
