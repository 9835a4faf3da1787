using System.Runtime.CompilerServices;
using Nullius.Fields;

namespace Nullius.Kernels;

/// <summary>One element of the quintic extension, prepared to multiply many packed elements.</summary>
public readonly struct PackedFactor<TPacked>
    where TPacked : unmanaged, IPackedKoalaBear<TPacked>
{
    private readonly TPacked _b0;
    private readonly TPacked _b1;
    private readonly TPacked _b2;
    private readonly TPacked _b3;
    private readonly TPacked _b4;
    private readonly TPacked _d14;
    private readonly TPacked _d03;
    private readonly TPacked _d42;
    private readonly TPacked _d314;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public PackedFactor(in KoalaBear5 value)
    {
        // All lanes agree, so that the same registers serve the even and the odd lanes.
        var difference14 = value.C1 - value.C4;
        _b0 = TPacked.Broadcast(value.C0);
        _b1 = TPacked.Broadcast(value.C1);
        _b2 = TPacked.Broadcast(value.C2);
        _b3 = TPacked.Broadcast(value.C3);
        _b4 = TPacked.Broadcast(value.C4);
        _d14 = TPacked.Broadcast(difference14);
        _d03 = TPacked.Broadcast(value.C0 - value.C3);
        _d42 = TPacked.Broadcast(value.C4 - value.C2);
        _d314 = TPacked.Broadcast(value.C3 - difference14);
    }

    /// <summary>The product with extension elements.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public PackedKoalaBear5<TPacked> Multiply(PackedKoalaBear5<TPacked> value)
    {
        PackedKoalaBear5<TPacked>.WideProduct(
            value.C0, value.C1, value.C2, value.C3, value.C4, _b0, _b1, _b2, _b3, _b4, _d14, _d03, _d42, _d314,
            out var e0, out var e1, out var e2, out var e3, out var e4);
        PackedKoalaBear5<TPacked>.WideProduct(
            TPacked.OddLanes(value.C0), TPacked.OddLanes(value.C1), TPacked.OddLanes(value.C2), TPacked.OddLanes(value.C3),
            TPacked.OddLanes(value.C4), _b0, _b1, _b2, _b3, _b4, _d14, _d03, _d42, _d314,
            out var o0, out var o1, out var o2, out var o3, out var o4);
        return new PackedKoalaBear5<TPacked>(
            TPacked.WideReduce(e0, o0),
            TPacked.WideReduce(e1, o1),
            TPacked.WideReduce(e2, o2),
            TPacked.WideReduce(e3, o3),
            TPacked.WideReduce(e4, o4));
    }

    /// <summary>The product with base elements.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public PackedKoalaBear5<TPacked> Multiply(TPacked value)
    {
        var odd = TPacked.OddLanes(value);
        return new PackedKoalaBear5<TPacked>(
            Multiply(value, odd, _b0),
            Multiply(value, odd, _b1),
            Multiply(value, odd, _b2),
            Multiply(value, odd, _b3),
            Multiply(value, odd, _b4));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TPacked Multiply(TPacked even, TPacked odd, TPacked factor) =>
        TPacked.WideReduce(TPacked.WideMultiply(even, factor), TPacked.WideMultiply(odd, factor));
}
