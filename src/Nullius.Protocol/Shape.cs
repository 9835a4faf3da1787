namespace Nullius.Protocol;

/// <summary>
/// The dimensions of a proof. Together with a constraint system it fixes the verifier's control flow and the length of the proof.
/// </summary>
/// <param name="Name">The name on the command line.</param>
/// <param name="SecurityBits">λ: the provable security level.</param>
/// <param name="RowVariables">R: tables have at most 2^R rows.</param>
/// <param name="Opening">The commitment's parameters; its variables are n, the logarithm of the dense vector.</param>
/// <param name="PreprocessedChunks">F: the first F chunks of the dense vector are part of the key; a multiple of 16, or 0 if nothing is preprocessed.</param>
/// <param name="Suite">How proofs are encoded and hashed. The transcript's label tells the suites apart.</param>
/// <param name="PreprocessedCapHeight">The height of the cap over the preprocessed columns (Spec §10.3.3); 0 in the Poseidon2 suite.</param>
public sealed record Shape(
    string Name,
    int SecurityBits,
    int RowVariables,
    WhirParameters Opening,
    int PreprocessedChunks = 0,
    HashSuite Suite = HashSuite.Poseidon2,
    int PreprocessedCapHeight = 0)
{
    /// <summary>F is a multiple of this: the number of columns that are encoded together.</summary>
    public const int PreprocessedChunksUnit = 16;

    /// <summary>n: all cells of all tables fit into 2^n.</summary>
    public int CellVariables => Opening.Variables;

    /// <summary>F·L: the position in the dense vector at which the witness starts (Spec §4.6.1).</summary>
    public long WitnessStart => (long)PreprocessedChunks << (CellVariables - Opening.Rounds[0].FoldingFactor);

    /// <summary>The parameters in the order in which the transcript absorbs them (Spec §4.2.2).</summary>
    public IReadOnlyList<uint> ToTranscript()
    {
        List<uint> values = [(uint)SecurityBits, (uint)CellVariables, (uint)RowVariables, (uint)Opening.Rounds.Count];
        foreach (WhirRound round in Opening.Rounds)
        {
            values.AddRange([
                (uint)round.FoldingFactor, (uint)round.LogInverseRate, (uint)round.Queries,
                (uint)round.QueryWorkBits, (uint)round.FoldingWorkBits, (uint)round.OutOfDomainSamples]);
        }

        // The length tells which of the two follow.
        bool hasCaps = PreprocessedCapHeight > 0 || Opening.Rounds.Any(round => round.CapHeight > 0);
        if (PreprocessedChunks > 0 || hasCaps)
            values.Add((uint)PreprocessedChunks);
        if (hasCaps)
            values.AddRange([(uint)PreprocessedCapHeight, .. Opening.Rounds.Select(round => (uint)round.CapHeight)]);
        return values;
    }
}
