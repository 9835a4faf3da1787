namespace Nullius.Protocol;

/// <summary>
/// The dimensions of a proof. Together with a constraint system it fixes the verifier's control flow and the length of the proof.
/// </summary>
/// <param name="Name">The name on the command line.</param>
/// <param name="SecurityBits">λ: the provable security level.</param>
/// <param name="RowVariables">R: tables have at most 2^R rows.</param>
/// <param name="Opening">The commitment's parameters; its variables are n, the logarithm of the dense vector.</param>
public sealed record Shape(string Name, int SecurityBits, int RowVariables, WhirParameters Opening)
{
    /// <summary>n: all cells of all tables fit into 2^n.</summary>
    public int CellVariables => Opening.Variables;

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

        return values;
    }
}
