using Nullius.Fields;

namespace Nullius.Prover.Zerocheck;

/// <summary>Three values of a round polynomial of degree 3; the fourth follows from the claim.</summary>
internal readonly record struct RoundValues(KoalaBear5 AtMinusOne, KoalaBear5 AtZero, KoalaBear5 AtTwo)
{
    public static RoundValues operator +(RoundValues left, RoundValues right) =>
        new(left.AtMinusOne + right.AtMinusOne, left.AtZero + right.AtZero, left.AtTwo + right.AtTwo);

    public static RoundValues operator *(KoalaBear5 factor, RoundValues values) =>
        new(factor * values.AtMinusOne, factor * values.AtZero, factor * values.AtTwo);
}
