using Nullius.Fields;
using Nullius.Kernels;

namespace Nullius.Prover.Logup;

/// <summary>The rounds of a layer's sumcheck that bind row variables.</summary>
/// <remarks>
/// Work is cut into chunks that stay in the second-level cache: a chunk is folded, and the sums of the next round are taken from it at once. The
/// first round reads the layer of the children itself, so that its four vectors are never written in full length.
/// </remarks>
internal sealed class LayerRounds
{
    private readonly FractionLayer _children;
    private readonly KoalaBear5 _lambda;
    private readonly KoalaBear5[] _interactionWeights;
    private readonly VectorPool _pool;
    private readonly WorkerGroup _workers;
    private readonly ScratchPool<Scratch> _scratch = new(() => new Scratch());
    private readonly SingleRows _singles;
    private LayerVectors? _vectors;
    private LayerVectors? _spare;

    public LayerRounds(FractionLayer children, KoalaBear5 lambda, KoalaBear5[] interactionWeights, VectorPool pool, WorkerGroup workers)
    {
        _children = children;
        _lambda = lambda;
        _interactionWeights = interactionWeights;
        _pool = pool;
        _workers = workers;
        Segments = children.Segments.Halve();
        _singles = new SingleRows(children.Padding, lambda, interactionWeights);
    }

    /// <summary>The rows that are left of each interaction, without those of which a single row is left.</summary>
    public FractionSegments Segments { get; private set; }

    /// <summary>The number of pairs of rows of an interaction that the sums of the current round cover.</summary>
    public int CoveredPairs(int interaction) => _singles.Contains(interaction) ? 1 : Segments.PaddedCount(interaction) / 2;

    /// <summary>The sums of the first round, without padding beyond the segments.</summary>
    public RoundSums First(SplitEq eq) => Sum(eq, (chunk, scratch, weights) =>
    {
        LayerVectors vectors = scratch.Vectors;
        int available = Math.Min(chunk.Count, (_children.Segments.PaddedCount(chunk.Interaction) / 2) - chunk.Start);
        ExtensionSpan q1 = vectors.Q1.Span(0, available);
        ExtensionSpan u = vectors.U.Span(0, available);
        FractionKernels.Separate(_children.Denominators(chunk.Interaction, 2 * chunk.Start, 2 * available), vectors.Q0.Span(0, available), q1);
        if (_children.IsLeaf)
        {
            vectors.P0.Clear();
            vectors.U.Clear();
            FractionKernels.Separate(
                _children.BaseNumerators(chunk.Interaction, 2 * chunk.Start, 2 * available), vectors.P0.Span(0, available).Plane(0), u.Plane(0));
        }
        else
        {
            FractionKernels.Separate(_children.Numerators(chunk.Interaction, 2 * chunk.Start, 2 * available), vectors.P0.Span(0, available), u);
        }

        ExtensionBlock.MultiplyAccumulate(q1, _lambda, u);
        vectors.FillPadding(available, chunk.Count - available, _children.Padding[chunk.Interaction], _lambda);
        return vectors.Round(0, chunk.Count, weights);
    });

    /// <summary>Binds the least significant row variable and returns the sums of the next round.</summary>
    public RoundSums Fold(KoalaBear5 challenge, SplitEq eq)
    {
        for (int interaction = 0; interaction < Segments.Interactions; interaction++)
        {
            if (Segments.Count(interaction) == 1)
                _singles.Add(interaction, Row(interaction, 0));
        }

        _singles.Fold(challenge);
        FractionSegments source = Segments;
        LayerVectors? vectors = _vectors;
        Segments = source.HalveWithoutSingles();
        LayerVectors folded = _spare is not null && _spare.Length >= Segments.Length ? _spare : new LayerVectors(Segments.Length, _pool);
        RoundSums sums = Sum(eq, (chunk, scratch, weights) =>
        {
            int target = Segments.Offset(chunk.Interaction) + chunk.Start;
            int available = Math.Min(chunk.Count, (source.PaddedCount(chunk.Interaction) / 2) - chunk.Start);
            if (vectors is null)
                available = FoldChildren(challenge, chunk, scratch, folded, target);
            else
                vectors.Fold(source.Offset(chunk.Interaction) + (2 * chunk.Start), challenge, folded, target, available);
            folded.FillPadding(target + available, chunk.Count - available, _children.Padding[chunk.Interaction], _lambda);
            return folded.Round(target, chunk.Count, weights);
        });
        _spare = vectors;
        _vectors = folded;
        return sums + _singles.Round(eq.SumBelow(1));
    }

    /// <summary>When all row variables but one are bound: binds it and returns the values of p(·,0), q(·,1), q(·,0) and u per interaction.</summary>
    public (KoalaBear5 P0, KoalaBear5 Q1, KoalaBear5 Q0, KoalaBear5 U) Last(KoalaBear5 challenge, int interaction)
    {
        KoalaBear5 padding = interaction < _children.Padding.Length ? _children.Padding[interaction] : KoalaBear5.One;
        (KoalaBear5 P0, KoalaBear5 Q1, KoalaBear5 Q0, KoalaBear5 U) odd = (KoalaBear5.Zero, padding, padding, _lambda * padding);
        if (interaction >= Segments.Interactions)
            return odd;
        bool isSingle = _singles.Contains(interaction);
        if (!isSingle && Segments.Count(interaction) == 0)
            return odd;
        (KoalaBear5 P0, KoalaBear5 Q1, KoalaBear5 Q0, KoalaBear5 U) even = isSingle ? _singles.Row(interaction) : Row(interaction, 0);
        if (!isSingle)
            odd = Row(interaction, 1);
        return (Interpolate(even.P0, odd.P0), Interpolate(even.Q1, odd.Q1), Interpolate(even.Q0, odd.Q0), Interpolate(even.U, odd.U));

        KoalaBear5 Interpolate(KoalaBear5 zero, KoalaBear5 one) => zero + (challenge * (one - zero));
    }

    private (KoalaBear5 P0, KoalaBear5 Q1, KoalaBear5 Q0, KoalaBear5 U) Row(int interaction, int row)
    {
        if (_vectors is null)
        {
            (KoalaBear5 p0, KoalaBear5 q0) = _children.At(interaction, 2 * row);
            (KoalaBear5 p1, KoalaBear5 q1) = _children.At(interaction, (2 * row) + 1);
            return (p0, q1, q0, p1 + (_lambda * q1));
        }

        int index = Segments.Offset(interaction) + row;
        return (_vectors.P0[index], _vectors.Q1[index], _vectors.Q0[index], _vectors.U[index]);
    }

    /// <summary>Gives the memory of the rounds and of the children away.</summary>
    public void Release()
    {
        _vectors?.Release(_pool);
        _spare?.Release(_pool);
        _children.Release(_pool);
    }

    /// <summary>Folds rows that are still those of the children; returns how many.</summary>
    private int FoldChildren(KoalaBear5 challenge, SegmentChunk chunk, Scratch scratch, LayerVectors folded, int target)
    {
        int interaction = chunk.Interaction;
        int count = Math.Min(chunk.Count, (_children.Segments.PaddedCount(interaction) / 4) - chunk.Start);
        ExtensionSpan even = scratch.Even.Span(0, 2 * count);
        ExtensionSpan odd = scratch.Odd.Span(0, 2 * count);
        ExtensionSpan q1 = folded.Q1.Span(target, count);
        ExtensionSpan u = folded.U.Span(target, count);
        if (_children.IsLeaf)
        {
            FractionKernels.Separate(_children.BaseNumerators(interaction, 4 * chunk.Start, 4 * count), even.Plane(0), odd.Plane(0));
            ExtensionBlock.FoldPairs(even.Plane(0), challenge, folded.P0.Span(target, count));
            ExtensionBlock.FoldPairs(odd.Plane(0), challenge, u);
        }
        else
        {
            FractionKernels.Separate(_children.Numerators(interaction, 4 * chunk.Start, 4 * count), even, odd);
            ExtensionBlock.FoldPairs(even, challenge, folded.P0.Span(target, count));
            ExtensionBlock.FoldPairs(odd, challenge, u);
        }

        FractionKernels.Separate(_children.Denominators(interaction, 4 * chunk.Start, 4 * count), even, odd);
        ExtensionBlock.FoldPairs(even, challenge, folded.Q0.Span(target, count));
        ExtensionBlock.FoldPairs(odd, challenge, q1);
        ExtensionBlock.MultiplyAccumulate(q1, _lambda, u);
        return count;
    }

    private RoundSums Sum(SplitEq eq, Func<SegmentChunk, Scratch, ExtensionSpan, RoundSums> body)
    {
        List<SegmentChunk> chunks = SegmentChunk.Cut(Segments, Math.Max(2 << eq.LowVariables, FractionSegments.Alignment));
        var sums = new RoundSums[chunks.Count];
        _workers.For(chunks.Count, 16L * Segments.Length, task =>
        {
            SegmentChunk chunk = chunks[task];
            Scratch scratch = _scratch.Rent();
            RoundSums values = body(chunk, scratch, eq.Low.Span(0, chunk.Count / 2));
            sums[task] = (_interactionWeights[chunk.Interaction] * eq.High.Span[chunk.Start >> (eq.LowVariables + 1)]) * values;
            _scratch.Return(scratch);
        });
        RoundSums sum = default;
        foreach (RoundSums values in sums)
            sum += values;
        return sum;
    }

    private sealed class Scratch
    {
        private const int ChunkRows = 2 << SplitEq.LowVariablesMax;

        public LayerVectors Vectors { get; } = new(ChunkRows, new VectorPool());

        public ExtensionVector Even { get; } = new(2 * ChunkRows);

        public ExtensionVector Odd { get; } = new(2 * ChunkRows);
    }
}
