using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Nullius.Fields;

/// <summary>An element of the degree-5 extension KoalaBear[X] / (X⁵ + X² − 1), 20 bytes: the field of the challenges.</summary>
/// <remarks>Of order about 2^154.9. Coefficients are lowest first: C0 + C1·X + … + C4·X⁴. Spec §1.3.</remarks>
[DebuggerDisplay("{ToString()}")]
public readonly partial struct KoalaBear5 : IField<KoalaBear5>
{
    /// <summary>The degree over KoalaBear.</summary>
    public const int Degree = 5;

    public KoalaBear5(KoalaBear c0, KoalaBear c1, KoalaBear c2, KoalaBear c3, KoalaBear c4)
    {
        C0 = c0;
        C1 = c1;
        C2 = c2;
        C3 = c3;
        C4 = c4;
    }

    public KoalaBear C0 { get; }

    public KoalaBear C1 { get; }

    public KoalaBear C2 { get; }

    public KoalaBear C3 { get; }

    public KoalaBear C4 { get; }

    public static KoalaBear5 Zero => default;

    public static KoalaBear5 One => new(KoalaBear.One, default, default, default, default);

    /// <summary>The adjoined root, X.</summary>
    public static KoalaBear5 Root => new(default, KoalaBear.One, default, default, default);

    public bool IsZero => (C0.Montgomery | C1.Montgomery | C2.Montgomery | C3.Montgomery | C4.Montgomery) == 0;

    /// <summary>The coefficient of X^<paramref name="index"/>.</summary>
    public KoalaBear this[int index] => index switch
    {
        0 => C0,
        1 => C1,
        2 => C2,
        3 => C3,
        4 => C4,
        _ => throw new ArgumentOutOfRangeException(nameof(index)),
    };

    public static KoalaBear5 FromBase(KoalaBear value) => new(value, default, default, default, default);

    public static KoalaBear5 FromCanonical(uint value) => FromBase(KoalaBear.FromCanonical(value));

    /// <summary>The element with the given five coefficients, lowest first.</summary>
    public static KoalaBear5 FromCoefficients(ReadOnlySpan<KoalaBear> coefficients)
    {
        if (coefficients.Length != Degree)
            throw new ArgumentException("An element has exactly five coefficients.", nameof(coefficients));
        return new KoalaBear5(coefficients[0], coefficients[1], coefficients[2], coefficients[3], coefficients[4]);
    }

    /// <summary>Writes the five coefficients, lowest first.</summary>
    public void CopyTo(Span<KoalaBear> destination)
    {
        destination[4] = C4;
        destination[0] = C0;
        destination[1] = C1;
        destination[2] = C2;
        destination[3] = C3;
    }

    public static implicit operator KoalaBear5(KoalaBear value) => FromBase(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static KoalaBear5 operator +(KoalaBear5 left, KoalaBear5 right) =>
        new(left.C0 + right.C0, left.C1 + right.C1, left.C2 + right.C2, left.C3 + right.C3, left.C4 + right.C4);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static KoalaBear5 operator -(KoalaBear5 left, KoalaBear5 right) =>
        new(left.C0 - right.C0, left.C1 - right.C1, left.C2 - right.C2, left.C3 - right.C3, left.C4 - right.C4);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static KoalaBear5 operator -(KoalaBear5 value) => default(KoalaBear5) - value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static KoalaBear5 operator +(KoalaBear5 left, KoalaBear right) =>
        new(left.C0 + right, left.C1, left.C2, left.C3, left.C4);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static KoalaBear5 operator -(KoalaBear5 left, KoalaBear right) =>
        new(left.C0 - right, left.C1, left.C2, left.C3, left.C4);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static KoalaBear5 operator *(KoalaBear5 left, KoalaBear right) =>
        new(left.C0 * right, left.C1 * right, left.C2 * right, left.C3 * right, left.C4 * right);

    public static KoalaBear5 operator *(KoalaBear left, KoalaBear5 right) => right * left;

    public static bool operator ==(KoalaBear5 left, KoalaBear5 right) => left.Equals(right);

    public static bool operator !=(KoalaBear5 left, KoalaBear5 right) => !left.Equals(right);

    /// <summary>Twice this element.</summary>
    public KoalaBear5 Twice() => this + this;

    public KoalaBear5 Square() => this * this;

    public bool Equals(KoalaBear5 other) =>
        C0 == other.C0 && C1 == other.C1 && C2 == other.C2 && C3 == other.C3 && C4 == other.C4;

    public override bool Equals(object? obj) => obj is KoalaBear5 other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(C0, C1, C2, C3, C4);

    public override string ToString() => $"({C0}, {C1}, {C2}, {C3}, {C4})";
}
