namespace Nullius.Kernels;

/// <summary>A point at which a round polynomial is evaluated, other than 1.</summary>
public enum RoundPoint
{
    Zero,
    MinusOne,
    Two,
}
