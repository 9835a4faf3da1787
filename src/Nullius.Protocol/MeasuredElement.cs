using Nullius.Fields;

namespace Nullius.Protocol;

/// <summary>A ring without values that counts multiplications, for measuring what a verification costs in a circuit.</summary>
public readonly struct MeasuredElement : IRing<MeasuredElement>
{
    [ThreadStatic]
    private static long s_multiplications;

    [ThreadStatic]
    private static long s_scalings;

    private readonly bool _isVariable;

    private MeasuredElement(bool isVariable) => _isVariable = isVariable;

    /// <summary>A value that depends on the proof or the statement.</summary>
    public static MeasuredElement Variable => new(true);

    public static MeasuredElement Zero => default;

    public static MeasuredElement One => default;

    /// <summary>Multiplications of two variables on this thread since the last reset.</summary>
    public static long Multiplications
    {
        get => s_multiplications;
        internal set => s_multiplications = value;
    }

    /// <summary>Multiplications of a variable by a constant on this thread since the last reset.</summary>
    public static long Scalings
    {
        get => s_scalings;
        internal set => s_scalings = value;
    }

    public static MeasuredElement FromCanonical(uint value) => default;

    public static MeasuredElement operator +(MeasuredElement left, MeasuredElement right) => new(left._isVariable || right._isVariable);

    public static MeasuredElement operator -(MeasuredElement left, MeasuredElement right) => new(left._isVariable || right._isVariable);

    public static MeasuredElement operator -(MeasuredElement value) => value;

    public static MeasuredElement operator *(MeasuredElement left, MeasuredElement right)
    {
        if (left._isVariable && right._isVariable)
            s_multiplications++;
        else if (left._isVariable || right._isVariable)
            s_scalings++;
        return new MeasuredElement(left._isVariable || right._isVariable);
    }
}
