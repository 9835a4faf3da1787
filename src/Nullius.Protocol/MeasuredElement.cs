using Nullius.Fields;

namespace Nullius.Protocol;

/// <summary>A ring without values that counts multiplications, for measuring what a verification costs in a circuit.</summary>
public readonly struct MeasuredElement : IRing<MeasuredElement>
{
    [ThreadStatic]
    private static long s_multiplications;

    public static MeasuredElement Zero => default;

    public static MeasuredElement One => default;

    /// <summary>Multiplications on this thread since the last reset.</summary>
    public static long Multiplications
    {
        get => s_multiplications;
        internal set => s_multiplications = value;
    }

    public static MeasuredElement FromCanonical(uint value) => default;

    public static MeasuredElement operator +(MeasuredElement left, MeasuredElement right) => default;

    public static MeasuredElement operator -(MeasuredElement left, MeasuredElement right) => default;

    public static MeasuredElement operator -(MeasuredElement value) => default;

    public static MeasuredElement operator *(MeasuredElement left, MeasuredElement right)
    {
        s_multiplications++;
        return default;
    }
}
