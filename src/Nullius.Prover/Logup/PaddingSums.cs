using Nullius.Fields;

namespace Nullius.Prover.Logup;

/// <summary>What the padding contributes to the rounds of a layer's sumcheck: G is λ·κ² wherever p is 0 and q is κ.</summary>
internal sealed class PaddingSums
{
    private readonly KoalaBear5[] _contributions;
    private readonly KoalaBear5 _unused;

    public PaddingSums(KoalaBear5[] padding, KoalaBear5[] interactionWeights, KoalaBear5 lambda)
    {
        _contributions = new KoalaBear5[padding.Length];
        for (int interaction = 0; interaction < _contributions.Length; interaction++)
            _contributions[interaction] = lambda * interactionWeights[interaction] * padding[interaction].Square();
        _unused = KoalaBear5.Zero;
        foreach (KoalaBear5 weight in interactionWeights.AsSpan(_contributions.Length))
            _unused += lambda * weight;
    }

    /// <summary>Σ eq · G over the pairs of rows that the rounds do not cover and over the interactions beyond the last one.</summary>
    public KoalaBear5 Sum(LayerRounds rounds, SplitEq eq)
    {
        KoalaBear5 sum = _unused;
        int pairs = -1;
        KoalaBear5 outside = KoalaBear5.Zero;
        for (int interaction = 0; interaction < _contributions.Length; interaction++)
        {
            // The interactions of a table follow one another and have the same height.
            if (pairs != rounds.CoveredPairs(interaction))
            {
                pairs = rounds.CoveredPairs(interaction);
                outside = KoalaBear5.One - eq.SumBelow(pairs);
            }

            sum += _contributions[interaction] * outside;
        }

        return sum;
    }
}
