using Nullius.Fields;
using Nullius.Kernels;

namespace Nullius.Prover.Logup;

/// <summary>
/// The four vectors of a layer's sumcheck while row variables are bound: p(y,0), q(y,1), q(y,0) and u(y) = p(y,1) + λ·q(y,1).
/// </summary>
internal sealed class LayerVectors(int length, VectorPool pool)
{
    public ExtensionVector P0 { get; } = pool.Rent(length);

    public ExtensionVector Q1 { get; } = pool.Rent(length);

    public ExtensionVector Q0 { get; } = pool.Rent(length);

    public ExtensionVector U { get; } = pool.Rent(length);

    public int Length => P0.Length;

    /// <summary>Gives the memory away.</summary>
    public void Release(VectorPool pool)
    {
        pool.Return(P0);
        pool.Return(Q1);
        pool.Return(Q0);
        pool.Return(U);
    }

    /// <summary>Σ weight · G over pairs of neighbours.</summary>
    public RoundSums Round(int start, int count, ExtensionSpan weights)
    {
        (KoalaBear5 atZero, KoalaBear5 leading) =
            FractionKernels.Round(P0.Span(start, count), Q1.Span(start, count), Q0.Span(start, count), U.Span(start, count), weights);
        return new RoundSums(atZero, leading);
    }

    /// <summary>Binds the least significant row variable of some pairs of rows.</summary>
    public void Fold(int start, KoalaBear5 challenge, LayerVectors target, int targetStart, int count)
    {
        ExtensionBlock.FoldPairs(P0.Span(start, 2 * count), challenge, target.P0.Span(targetStart, count));
        ExtensionBlock.FoldPairs(Q1.Span(start, 2 * count), challenge, target.Q1.Span(targetStart, count));
        ExtensionBlock.FoldPairs(Q0.Span(start, 2 * count), challenge, target.Q0.Span(targetStart, count));
        ExtensionBlock.FoldPairs(U.Span(start, 2 * count), challenge, target.U.Span(targetStart, count));
    }

    /// <summary>Writes rows of padding, which is the fraction 0/κ.</summary>
    public void FillPadding(int start, int count, KoalaBear5 padding, KoalaBear5 lambda)
    {
        P0.Span(start, count).Fill(KoalaBear5.Zero);
        Q1.Span(start, count).Fill(padding);
        Q0.Span(start, count).Fill(padding);
        U.Span(start, count).Fill(lambda * padding);
    }
}
