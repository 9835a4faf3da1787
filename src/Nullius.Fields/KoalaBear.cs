using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Nullius.Fields;

/// <summary>An element of the prime field of order p = 2^31 − 2^24 + 1 (KoalaBear), four bytes.</summary>
/// <remarks>
/// Held in Montgomery form with radix 2^32 and always reduced to [0, p), so that equal elements have equal bits and
/// <c>default</c> is zero. Cubing permutes this field (3 does not divide p − 1), which makes Poseidon2 cheap.
/// Constants are derived by <c>tools/constants/koalabear.py</c>. Spec §1.2.
/// </remarks>
[DebuggerDisplay("{ToCanonical()}")]
public readonly partial struct KoalaBear : IField<KoalaBear>
{
    /// <summary>The order of the field, p.</summary>
    public const uint Modulus = 0x7f000001;

    /// <summary>p⁻¹ mod 2^32.</summary>
    public const uint ModulusInverse = 0x81000001;

    /// <summary>2^64 mod p: the factor that brings a canonical value into Montgomery form.</summary>
    private const uint RadixSquared = 0x17f7efe4;

    private const uint MontgomeryOne = 0x01fffffe;

    private readonly uint _value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private KoalaBear(uint montgomery) => _value = montgomery;

    public static KoalaBear Zero => default;

    public static KoalaBear One
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(MontgomeryOne);
    }

    /// <summary>One half.</summary>
    public static KoalaBear OneHalf => One.Half();

    public bool IsZero => _value == 0;

    /// <summary>The representative value · 2^32 mod p, in [0, p).</summary>
    public uint Montgomery => _value;

    /// <summary>Wraps a Montgomery representative. The caller vouches that it is less than p.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static KoalaBear FromMontgomery(uint montgomery)
    {
        Debug.Assert(montgomery < Modulus);
        return new KoalaBear(montgomery);
    }

    /// <summary>The element with the given canonical representative.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not less than p.</exception>
    public static KoalaBear FromCanonical(uint value)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(value, Modulus);
        return new KoalaBear(Reduce((ulong)value * RadixSquared));
    }

    /// <summary>The residue of any integer.</summary>
    public static KoalaBear Create(ulong value) => FromCanonical((uint)(value % Modulus));

    /// <summary>The canonical representative in [0, p).</summary>
    public uint ToCanonical() => Reduce(_value);

    /// <summary>Montgomery reduction: x · 2^−32 mod p in [0, p), for x less than p · 2^32, for code that reduces sums of products late.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Reduce(ulong x)
    {
        unchecked
        {
            // x and m·p agree in their low halves, so that the difference of the high halves is exact.
            var m = (uint)x * ModulusInverse;
            var high = (uint)(((ulong)m * Modulus) >> 32);
            return Correct((uint)(x >> 32) - high);
        }
    }

    /// <summary>Adds p to a negative number, given a two's complement number in [−p, p).</summary>
    /// <remarks>By a mask: the sign is random, and a branch on it would be mispredicted half the time.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Correct(uint value) => unchecked(value + ((uint)((int)value >> 31) & Modulus));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static KoalaBear operator +(KoalaBear left, KoalaBear right) =>
        new(Correct(unchecked(left._value + right._value - Modulus)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static KoalaBear operator -(KoalaBear left, KoalaBear right) =>
        new(Correct(unchecked(left._value - right._value)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static KoalaBear operator -(KoalaBear value) => default(KoalaBear) - value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static KoalaBear operator *(KoalaBear left, KoalaBear right) => new(Reduce(unchecked((ulong)left._value * right._value)));

    public static bool operator ==(KoalaBear left, KoalaBear right) => left._value == right._value;

    public static bool operator !=(KoalaBear left, KoalaBear right) => left._value != right._value;

    /// <summary>Twice this element.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public KoalaBear Twice() => this + this;

    /// <summary>This element divided by two.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public KoalaBear Half()
    {
        unchecked
        {
            // (p + 1) / 2 makes up for the bit that the shift drops.
            return new KoalaBear((_value >> 1) + ((0u - (_value & 1)) & ((Modulus + 1) >> 1)));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public KoalaBear Square() => this * this;

    /// <summary>The cube, Poseidon2's S-box.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public KoalaBear Cube() => this * this * this;

    public bool Equals(KoalaBear other) => _value == other._value;

    public override bool Equals(object? obj) => obj is KoalaBear other && Equals(other);

    public override int GetHashCode() => (int)_value;

    public override string ToString() => ToCanonical().ToString();
}
