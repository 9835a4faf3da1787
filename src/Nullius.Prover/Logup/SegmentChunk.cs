namespace Nullius.Prover.Logup;

/// <summary>A piece of the work on a layer: consecutive rows of one interaction.</summary>
internal readonly record struct SegmentChunk(int Interaction, int Start, int Count)
{
    /// <summary>Cuts the padded segments into pieces of at most <paramref name="countMax"/> rows.</summary>
    public static List<SegmentChunk> Cut(FractionSegments segments, int countMax)
    {
        var chunks = new List<SegmentChunk>();
        for (int interaction = 0; interaction < segments.Interactions; interaction++)
        {
            int count = segments.PaddedCount(interaction);
            for (int start = 0; start < count; start += countMax)
                chunks.Add(new SegmentChunk(interaction, start, Math.Min(countMax, count - start)));
        }

        return chunks;
    }
}
