using Nullius.Fields;
using Nullius.Kernels;

namespace Nullius.Prover.Logup;

/// <summary>
/// All layers of the tree of fractions. A layer is dropped as soon as its sumcheck is done, from the root to the leaves.
/// </summary>
internal sealed class FractionTree
{
    private const int NodesPerTask = 4096;

    private readonly Stack<FractionLayer> _rowLayers = new();
    private readonly Stack<(KoalaBear5[] Numerators, KoalaBear5[] Denominators)> _interactionLayers = new();

    private FractionTree()
    {
    }

    /// <summary>Sums the leaves, rows before interactions.</summary>
    /// <param name="leaves">The leaf layer.</param>
    /// <param name="rowVariables">R.</param>
    /// <param name="logInteractions">ι.</param>
    /// <param name="workers">The threads.</param>
    public static FractionTree Build(FractionLayer leaves, int rowVariables, int logInteractions, WorkerGroup workers)
    {
        var tree = new FractionTree();
        tree._rowLayers.Push(leaves);
        for (int variables = rowVariables; variables > 0; variables--)
            tree._rowLayers.Push(SumRows(tree._rowLayers.Peek(), workers));

        // With a single interaction the layer next to the root is one of rows.
        if (logInteractions == 0)
        {
            tree._rowLayers.Pop();
            return tree;
        }

        // Interactions beyond the last one are 0/1 (Spec §4.4.1).
        FractionLayer sums = tree._rowLayers.Pop();
        var numerators = new KoalaBear5[1 << logInteractions];
        var denominators = new KoalaBear5[1 << logInteractions];
        Array.Fill(denominators, KoalaBear5.One);
        for (int interaction = 0; interaction < sums.Segments.Interactions; interaction++)
            (numerators[interaction], denominators[interaction]) = sums.At(interaction, 0);
        tree._interactionLayers.Push((numerators, denominators));
        for (int variables = logInteractions; variables > 1; variables--)
            tree._interactionLayers.Push(SumInteractions(tree._interactionLayers.Peek()));
        return tree;
    }

    /// <summary>Takes the two fractions next to the root out of the tree.</summary>
    public (KoalaBear5 P0, KoalaBear5 Q0, KoalaBear5 P1, KoalaBear5 Q1) PopTop()
    {
        if (HasInteractionLayer)
        {
            (KoalaBear5[] numerators, KoalaBear5[] denominators) = PopInteractionLayer();
            return (numerators[0], denominators[0], numerators[1], denominators[1]);
        }

        FractionLayer layer = PopRowLayer();
        (KoalaBear5 p0, KoalaBear5 q0) = layer.At(0, 0);
        (KoalaBear5 p1, KoalaBear5 q1) = layer.At(0, 1);
        return (p0, q0, p1, q1);
    }

    /// <summary>True while layers of sums over all rows remain.</summary>
    public bool HasInteractionLayer => _interactionLayers.Count > 0;

    /// <summary>Takes the layer next to the root out of the tree: sums over all rows.</summary>
    public (KoalaBear5[] Numerators, KoalaBear5[] Denominators) PopInteractionLayer() => _interactionLayers.Pop();

    /// <summary>Takes the layer next to the root out of the tree, when no sums over all rows remain.</summary>
    public FractionLayer PopRowLayer() => _rowLayers.Pop();

    private static FractionLayer SumRows(FractionLayer children, WorkerGroup workers)
    {
        KoalaBear5[] padding = [.. children.Padding.Select(value => value.Square())];
        var parents = new FractionLayer(children.Segments.Halve(), padding, false);
        List<SegmentChunk> chunks = SegmentChunk.Cut(children.Segments, 2 * NodesPerTask);
        workers.For(chunks.Count, children.Segments.Length, task =>
        {
            (int interaction, int start, int count) = chunks[task];
            ExtensionSpan numerators = parents.Numerators(interaction, start / 2, count / 2);
            ExtensionSpan denominators = parents.Denominators(interaction, start / 2, count / 2);
            ExtensionSpan childDenominators = children.Denominators(interaction, start, count);
            if (children.IsLeaf)
                FractionKernels.AddPairs(children.BaseNumerators(interaction, start, count), childDenominators, numerators, denominators);
            else
                FractionKernels.AddPairs(children.Numerators(interaction, start, count), childDenominators, numerators, denominators);
        });
        parents.FillPadding();
        return parents;
    }

    private static (KoalaBear5[] Numerators, KoalaBear5[] Denominators) SumInteractions((KoalaBear5[] Numerators, KoalaBear5[] Denominators) children)
    {
        var numerators = new KoalaBear5[children.Numerators.Length / 2];
        var denominators = new KoalaBear5[numerators.Length];
        for (int index = 0; index < numerators.Length; index++)
        {
            KoalaBear5 left = children.Denominators[2 * index];
            KoalaBear5 right = children.Denominators[(2 * index) + 1];
            numerators[index] = (children.Numerators[2 * index] * right) + (children.Numerators[(2 * index) + 1] * left);
            denominators[index] = left * right;
        }

        return (numerators, denominators);
    }
}
