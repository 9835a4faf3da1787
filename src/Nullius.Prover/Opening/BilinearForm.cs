using Nullius.Fields;

namespace Nullius.Prover.Opening;

/// <summary>
/// The products G[j, k] = Σ_b v_j[b]·W_k[b] of 2^m chunks of a vector with the chunks of its weight. They determine the next m rounds
/// of the sumcheck for Σ v·W without another pass over the vectors.
/// </summary>
public sealed class BilinearForm
{
    private KoalaBear5[] _entries;

    /// <param name="entries">Row-major, 2^m rows.</param>
    public BilinearForm(KoalaBear5[] entries)
    {
        _entries = entries;
        Size = (int)Math.Sqrt(entries.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(Size * Size, entries.Length);
    }

    /// <summary>2^m.</summary>
    public int Size { get; private set; }

    /// <summary>The coefficients a_0 and a_2 of the round polynomial in the most significant variable (Spec §4.3.2).</summary>
    public (KoalaBear5 Constant, KoalaBear5 Quadratic) RoundPolynomial()
    {
        int half = Size / 2;
        KoalaBear5 constant = default, quadratic = default;
        for (int index = 0; index < half; index++)
        {
            KoalaBear5 lowLow = this[index, index];
            constant += lowLow;
            quadratic += lowLow + this[index + half, index + half] - this[index, index + half] - this[index + half, index];
        }

        return (constant, quadratic);
    }

    /// <summary>Binds the most significant variable.</summary>
    public void Bind(KoalaBear5 challenge)
    {
        int half = Size / 2;
        KoalaBear5 both = challenge * challenge;
        var bound = new KoalaBear5[half * half];
        for (int row = 0; row < half; row++)
        {
            for (int column = 0; column < half; column++)
            {
                KoalaBear5 lowLow = this[row, column];
                KoalaBear5 alongRow = this[row + half, column] - lowLow;
                KoalaBear5 alongColumn = this[row, column + half] - lowLow;
                KoalaBear5 mixed = this[row + half, column + half] - lowLow - alongRow - alongColumn;
                bound[(row * half) + column] = lowLow + (challenge * (alongRow + alongColumn)) + (both * mixed);
            }
        }

        _entries = bound;
        Size = half;
    }

    private KoalaBear5 this[int row, int column] => _entries[(row * Size) + column];
}
