using Nullius.Constraints;
using Nullius.Fields;
using Nullius.Protocol;
using Nullius.Prover.Logup;
using Nullius.Prover.Zerocheck;
using Nullius.Verifier.Core;

namespace Nullius.Prover;

/// <summary>The middle of a proof: buses and constraints are reduced to claims about columns (Spec §4.2.6, §4.4, §4.5).</summary>
internal static class BusAndRowProver
{
    public static ColumnClaims<KoalaBear5> Prove(
        ProverTranscript transcript,
        VerifyingKey key,
        IReadOnlyList<TableTrace> traces,
        ReadOnlySpan<KoalaBear> publicValues,
        WorkerGroup workers)
    {
        TableColumns[] tables = [.. traces.Select(trace => new TableColumns(trace))];
        Fingerprint<KoalaBear5> fingerprint = Fingerprint<KoalaBear5>.Draw(transcript.Challenge);
        var lifted = new KoalaBear5[publicValues.Length];
        for (int index = 0; index < lifted.Length; index++)
            lifted[index] = publicValues[index];

        FractionLayer leaves = LeafBuilder.Build(key, fingerprint, tables, workers);
        KoalaBear5[] zeroRows = leaves.Padding;
        FractionTree tree = FractionTree.Build(leaves, key.Shape.RowVariables, key.System.LogInteractions, workers);
        LeafClaims<KoalaBear5> claims = LogupProver.Prove(transcript, key, fingerprint, tree, lifted, workers);
        return ZerocheckProver.Prove(transcript, key, fingerprint, claims, tables, zeroRows, workers);
    }
}
