using Nullius.Fields;
using Nullius.Prover.Channels;

namespace Nullius.Prover;

/// <summary>The messages of an eq-sumcheck (Spec §4.3.1): turns evaluations of g into the coefficients that are sent.</summary>
/// <remarks>
/// One value of g follows from the running claim: (1 − z)·g(0) + z·g(1) = s. It takes the inverse of z; a zero coordinate, which has probability
/// 2^−154, would make the proof invalid, not unsound.
/// </remarks>
internal sealed class EqSumcheck(ProverChannel channel, KoalaBear5 claim)
{
    private static readonly KoalaBear OneSixth = KoalaBear.FromCanonical(6).Inverse();

    /// <summary>s.</summary>
    public KoalaBear5 Claim { get; private set; } = claim;

    /// <summary>Sends g of degree 2, given g(0) and its leading coefficient; returns the challenge.</summary>
    public KoalaBear5 Quadratic(KoalaBear5 coordinate, KoalaBear5 atZero, KoalaBear5 leading)
    {
        KoalaBear5 atOne = AtOne(coordinate, atZero);
        KoalaBear5 linear = atOne - atZero - leading;
        channel.Send(linear, leading);
        KoalaBear5 challenge = channel.Challenge();
        Claim = atZero + (challenge * (linear + (challenge * leading)));
        return challenge;
    }

    /// <summary>Sends g of degree 3, given g(−1), g(0) and g(2); returns the challenge.</summary>
    public KoalaBear5 Cubic(KoalaBear5 coordinate, KoalaBear5 atMinusOne, KoalaBear5 atZero, KoalaBear5 atTwo)
    {
        KoalaBear5 atOne = AtOne(coordinate, atZero);

        // a2 = (g(1) + g(−1))/2 − g(0); a1 + a3 = (g(1) − g(−1))/2; a1 + 4·a3 = (g(2) − g(0))/2 − 2·a2.
        KoalaBear half = KoalaBear.OneHalf;
        KoalaBear5 quadratic = ((atOne + atMinusOne) * half) - atZero;
        KoalaBear5 odd = (atOne - atMinusOne) * half;
        KoalaBear5 cubic = (atTwo - atZero - quadratic.Twice().Twice() - odd.Twice()) * OneSixth;
        KoalaBear5 linear = odd - cubic;
        channel.Send(linear, quadratic, cubic);
        KoalaBear5 challenge = channel.Challenge();
        Claim = atZero + (challenge * (linear + (challenge * (quadratic + (challenge * cubic)))));
        return challenge;
    }

    private KoalaBear5 AtOne(KoalaBear5 coordinate, KoalaBear5 atZero) =>
        (Claim - atZero + (coordinate * atZero)) * coordinate.Inverse();
}
