using Nullius.Fields;

namespace Nullius.Prover.Opening;

/// <summary>
/// The term coefficient·Σ_b v[b]·z^b of the first sumcheck. The weight is a tensor, so that the values Σ_b chunk_j[b]·z^b of the
/// chunks determine all rounds that bind chunk variables.
/// </summary>
public sealed class SampledPower
{
    private readonly KoalaBear5[] _chunkPowers;
    private KoalaBear5[] _chunkValues;

    /// <param name="point">z.</param>
    /// <param name="chunkPower">z^L, L being the length of a chunk.</param>
    /// <param name="chunkValues">One value per chunk; their number is a power of two.</param>
    /// <param name="coefficient">The factor of the term.</param>
    public SampledPower(KoalaBear5 point, KoalaBear5 chunkPower, ReadOnlySpan<KoalaBear5> chunkValues, KoalaBear5 coefficient)
    {
        Point = point;
        Coefficient = coefficient;
        _chunkValues = chunkValues.ToArray();
        _chunkPowers = Powers(chunkPower, chunkValues.Length);
    }

    /// <summary>z.</summary>
    public KoalaBear5 Point { get; }

    /// <summary>The factor of what remains of the weight.</summary>
    public KoalaBear5 Coefficient { get; private set; }

    /// <summary>1, x, …, x^{count − 1}.</summary>
    public static KoalaBear5[] Powers(KoalaBear5 x, int count)
    {
        var powers = new KoalaBear5[count];
        powers[0] = KoalaBear5.One;
        for (int index = 1; index < count; index++)
            powers[index] = powers[index - 1] * x;
        return powers;
    }

    /// <summary>The coefficients a_0 and a_2 of this term's part of the round polynomial (Spec §4.3.2).</summary>
    public (KoalaBear5 Constant, KoalaBear5 Quadratic) RoundPolynomial()
    {
        // (1 + X(z^{half} − 1))·(low + X(high − low)).
        int half = _chunkValues.Length / 2;
        KoalaBear5 low = default, high = default;
        for (int index = 0; index < half; index++)
        {
            low += _chunkPowers[index] * _chunkValues[index];
            high += _chunkPowers[index] * _chunkValues[index + half];
        }

        KoalaBear5 slope = _chunkPowers[half] - KoalaBear5.One;
        return (Coefficient * low, Coefficient * slope * (high - low));
    }

    /// <summary>Binds the most significant variable.</summary>
    public void Bind(KoalaBear5 challenge)
    {
        int half = _chunkValues.Length / 2;
        var bound = new KoalaBear5[half];
        for (int index = 0; index < half; index++)
            bound[index] = _chunkValues[index] + (challenge * (_chunkValues[index + half] - _chunkValues[index]));
        Coefficient *= KoalaBear5.One + (challenge * (_chunkPowers[half] - KoalaBear5.One));
        _chunkValues = bound;
    }
}
