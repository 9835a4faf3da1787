using System.Diagnostics.CodeAnalysis;
using Nullius.Fields;

namespace Nullius.Kernels;

/// <summary>A vector register of field elements, one in each 32-bit lane, in Montgomery form and reduced.</summary>
/// <remarks>
/// Kernels are written once over this interface and run at every width. The <c>Wide</c> operations see the register as 64-bit
/// lanes that hold sums of products; they exist so that several products share one Montgomery reduction.
/// </remarks>
public unsafe interface IPackedKoalaBear<TSelf> : IRing<TSelf>
    where TSelf : unmanaged, IPackedKoalaBear<TSelf>
{
    /// <summary>The number of elements.</summary>
    static abstract int Lanes { get; }

    /// <summary>Reads <see cref="Lanes"/> consecutive elements; no alignment is needed.</summary>
    static abstract TSelf Load(KoalaBear* source);

    /// <summary>Writes <see cref="Lanes"/> consecutive elements; no alignment is needed.</summary>
    static abstract void Store(KoalaBear* destination, TSelf value);

    /// <summary>The same element in every lane.</summary>
    static abstract TSelf Broadcast(KoalaBear value);

    /// <summary>The same 32 bits in every lane, which need not be an element.</summary>
    static abstract TSelf BroadcastBits(uint bits);

    /// <summary>Splits 2·Lanes consecutive elements into those of even and those of odd index.</summary>
    static abstract void Deinterleave(TSelf first, TSelf second, out TSelf even, out TSelf odd);

    /// <summary>Moves the lanes of odd index to the even lane below; odd lanes become zero.</summary>
    static abstract TSelf OddLanes(TSelf value);

    /// <summary>The 64-bit products of the lanes of even index.</summary>
    static abstract TSelf WideMultiply(TSelf left, TSelf right);

    /// <summary>Sums of 64-bit lanes.</summary>
    static abstract TSelf WideAdd(TSelf left, TSelf right);

    /// <summary>Brings 64-bit lanes below 2^33·p back below 2^32·p, by at most one subtraction.</summary>
    static abstract TSelf WideCorrect(TSelf value);

    /// <summary>Montgomery-reduces the wide values of the even and of the odd lanes, all below 2^32·p, into one register.</summary>
    static abstract TSelf WideReduce(TSelf even, TSelf odd);

    /// <summary>(value + constant)³, where <paramref name="biased"/> holds constant − p modulo 2^32.</summary>
    static abstract TSelf AddCube(TSelf value, TSelf biased);

    /// <summary>value · 2^−<paramref name="log"/> for 1 ≤ log ≤ 24.</summary>
    static abstract TSelf DivideByPowerOfTwo(TSelf value, [ConstantExpected(Min = 1, Max = 24)] byte log);
}
