using Nullius.Fields;
using Nullius.Kernels;

namespace Nullius.Prover.Logup;

/// <summary>One layer of the tree of fractions, before interactions are summed (Spec §4.4.2).</summary>
/// <param name="segments">The rows of each interaction.</param>
/// <param name="padding">Rows beyond them are the fraction 0/padding.</param>
/// <param name="isLeaf">True for the layer whose numerators are in F.</param>
internal sealed class FractionLayer(FractionSegments segments, KoalaBear5[] padding, bool isLeaf)
{
    private readonly KoalaBear[] _baseNumerators = isLeaf ? new KoalaBear[segments.Length] : [];
    private readonly ExtensionVector _numerators = ExtensionVector.CreateUninitialized(isLeaf ? 0 : Capacity(segments));
    private readonly ExtensionVector _denominators = ExtensionVector.CreateUninitialized(Capacity(segments));

    public FractionSegments Segments { get; } = segments;

    public KoalaBear5[] Padding { get; } = padding;

    public bool IsLeaf { get; } = isLeaf;

    public Span<KoalaBear> BaseNumerators(int interaction, int start, int count) =>
        _baseNumerators.AsSpan(Segments.Offset(interaction) + start, count);

    public ExtensionSpan Numerators(int interaction, int start, int count) =>
        _numerators.Span(Segments.Offset(interaction) + start, count);

    public ExtensionSpan Denominators(int interaction, int start, int count) =>
        _denominators.Span(Segments.Offset(interaction) + start, count);

    /// <summary>The fraction in any row, padding included.</summary>
    public (KoalaBear5 Numerator, KoalaBear5 Denominator) At(int interaction, int row)
    {
        if (row >= Segments.Count(interaction))
            return (KoalaBear5.Zero, Padding[interaction]);
        KoalaBear5 numerator = IsLeaf ? BaseNumerators(interaction, row, 1)[0] : Numerators(interaction, row, 1)[0];
        return (numerator, Denominators(interaction, row, 1)[0]);
    }

    /// <summary>Gives the memory of the layer away.</summary>
    public void Release(VectorPool pool)
    {
        pool.Return(_numerators);
        pool.Return(_denominators);
    }

    /// <summary>Writes the padding of all segments.</summary>
    public void FillPadding()
    {
        for (int interaction = 0; interaction < Segments.Interactions; interaction++)
        {
            int count = Segments.Count(interaction);
            int rest = Segments.PaddedCount(interaction) - count;
            if (IsLeaf)
                BaseNumerators(interaction, count, rest).Clear();
            else
                Numerators(interaction, count, rest).Fill(KoalaBear5.Zero);
            Denominators(interaction, count, rest).Fill(Padding[interaction]);
        }
    }

    // Two vectors of half the rows fit into the memory of one, padding included.
    private static int Capacity(FractionSegments segments) => Math.Max(segments.Length, checked(2 * segments.Halve().Length));
}
