using Nullius.Fields;
using Nullius.Kernels;

namespace Nullius.Prover.Logup;

/// <summary>
/// The four vectors of a layer's sumcheck while row variables are bound: p(y,0), q(y,1), q(y,0) and u(y) = p(y,1) + λ·q(y,1).
/// </summary>
internal sealed class LayerVectors
{
    private const int RowsPerTask = 4096;

    private LayerVectors(FractionSegments segments)
    {
        Segments = segments;
        P0 = new ExtensionBuffer(segments.Length);
        Q1 = new ExtensionBuffer(segments.Length);
        Q0 = new ExtensionBuffer(segments.Length);
        U = new ExtensionBuffer(segments.Length);
    }

    public FractionSegments Segments { get; }

    public ExtensionBuffer P0 { get; }

    public ExtensionBuffer Q1 { get; }

    public ExtensionBuffer Q0 { get; }

    public ExtensionBuffer U { get; }

    /// <summary>Separates the children of the layer.</summary>
    public static LayerVectors Separate(FractionLayer children, KoalaBear5 lambda, WorkerGroup workers)
    {
        var vectors = new LayerVectors(children.Segments.Halve());
        List<SegmentChunk> chunks = SegmentChunk.Cut(vectors.Segments, RowsPerTask);
        workers.For(chunks.Count, vectors.Segments.Length, task =>
        {
            (int interaction, int start, int count) = chunks[task];
            count = Math.Min(count, (children.Segments.PaddedCount(interaction) / 2) - start);
            int offset = vectors.Segments.Offset(interaction) + start;
            ExtensionSpan p0 = vectors.P0.Slice(offset, count);
            ExtensionSpan q1 = vectors.Q1.Slice(offset, count);
            ExtensionSpan q0 = vectors.Q0.Slice(offset, count);
            ExtensionSpan u = vectors.U.Slice(offset, count);
            ExtensionSpan denominators = children.Denominators(interaction, 2 * start, 2 * count);
            if (children.IsLeaf)
                FractionKernels.Separate(children.BaseNumerators(interaction, 2 * start, 2 * count), denominators, lambda, p0, q1, q0, u);
            else
                FractionKernels.Separate(children.Numerators(interaction, 2 * start, 2 * count), denominators, lambda, p0, q1, q0, u);
        });
        vectors.FillPadding(children.Padding, lambda);
        return vectors;
    }

    /// <summary>Binds the least significant row variable.</summary>
    public LayerVectors Fold(KoalaBear5 challenge, KoalaBear5[] padding, KoalaBear5 lambda, WorkerGroup workers)
    {
        var folded = new LayerVectors(Segments.Halve());
        List<SegmentChunk> chunks = SegmentChunk.Cut(folded.Segments, RowsPerTask);
        workers.For(chunks.Count, folded.Segments.Length, task =>
        {
            (int interaction, int start, int count) = chunks[task];
            count = Math.Min(count, (Segments.PaddedCount(interaction) / 2) - start);
            int source = Segments.Offset(interaction) + (2 * start);
            int target = folded.Segments.Offset(interaction) + start;
            ExtensionBlock.FoldPairs(P0.Slice(source, 2 * count), challenge, folded.P0.Slice(target, count));
            ExtensionBlock.FoldPairs(Q1.Slice(source, 2 * count), challenge, folded.Q1.Slice(target, count));
            ExtensionBlock.FoldPairs(Q0.Slice(source, 2 * count), challenge, folded.Q0.Slice(target, count));
            ExtensionBlock.FoldPairs(U.Slice(source, 2 * count), challenge, folded.U.Slice(target, count));
        });
        folded.FillPadding(padding, lambda);
        return folded;
    }

    /// <summary>Σ eq · G over the rows of all segments, at X = 0, and the coefficient of X².</summary>
    public (KoalaBear5 AtZero, KoalaBear5 Leading) Round(SplitEq eq, KoalaBear5[] interactionWeights, WorkerGroup workers)
    {
        List<SegmentChunk> chunks = SegmentChunk.Cut(Segments, Math.Max(2 << eq.LowVariables, FractionSegments.Alignment));
        var sums = new (KoalaBear5 AtZero, KoalaBear5 Leading)[chunks.Count];
        workers.For(chunks.Count, Segments.Length, task =>
        {
            (int interaction, int start, int count) = chunks[task];
            int offset = Segments.Offset(interaction) + start;
            (KoalaBear5 atZero, KoalaBear5 leading) = FractionKernels.Round(
                P0.Slice(offset, count), Q1.Slice(offset, count), Q0.Slice(offset, count), U.Slice(offset, count), eq.Low.Slice(0, count / 2));
            KoalaBear5 weight = interactionWeights[interaction] * eq.High.Span[start >> (eq.LowVariables + 1)];
            sums[task] = (weight * atZero, weight * leading);
        });
        KoalaBear5 atZero = KoalaBear5.Zero;
        KoalaBear5 leading = KoalaBear5.Zero;
        foreach ((KoalaBear5 zero, KoalaBear5 top) in sums)
        {
            atZero += zero;
            leading += top;
        }

        return (atZero, leading);
    }

    private void FillPadding(KoalaBear5[] padding, KoalaBear5 lambda)
    {
        for (int interaction = 0; interaction < Segments.Interactions; interaction++)
        {
            int count = Segments.Count(interaction);
            int start = Segments.Offset(interaction) + count;
            int rest = Segments.PaddedCount(interaction) - count;
            P0.Slice(start, rest).Fill(KoalaBear5.Zero);
            Q1.Slice(start, rest).Fill(padding[interaction]);
            Q0.Slice(start, rest).Fill(padding[interaction]);
            U.Slice(start, rest).Fill(lambda * padding[interaction]);
        }
    }
}
