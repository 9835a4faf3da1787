using Nullius.Fields;

namespace Nullius.Prover.Logup;

/// <summary>A round polynomial of degree 2: its value at 0 and its leading coefficient.</summary>
internal readonly record struct RoundSums(KoalaBear5 AtZero, KoalaBear5 Leading)
{
    public static RoundSums operator +(RoundSums left, RoundSums right) => new(left.AtZero + right.AtZero, left.Leading + right.Leading);

    public static RoundSums operator *(KoalaBear5 factor, RoundSums sums) => new(factor * sums.AtZero, factor * sums.Leading);
}
