using Nullius.Constraints;
using Nullius.Fields;
using Nullius.Prover.Channels;
using Nullius.Verifier.Core;

namespace Nullius.Prover.Logup;

/// <summary>Proves that the buses balance, by GKR over a tree of fractions (Spec §4.4).</summary>
internal static class LogupProver
{
    /// <summary>Sends the proof and returns the claim about the leaves.</summary>
    public static LeafClaims<KoalaBear5> Prove(
        ProverChannel channel,
        VerifyingKey key,
        Fingerprint<KoalaBear5> fingerprint,
        FractionTree tree,
        ReadOnlySpan<KoalaBear> publicValues,
        VectorPool pool,
        WorkerGroup workers)
    {
        int logInteractions = key.System.LogInteractions;
        GkrClaim claim = SendRoot(channel, key, fingerprint, tree, publicValues);
        while (claim.Point.Length < key.LeafVariables)
        {
            var sumcheck = new LayerSumcheck(channel, claim.Point, claim.Numerator, claim.Denominator);
            if (tree.HasInteractionLayer)
            {
                (KoalaBear5[] numerators, KoalaBear5[] denominators) = tree.PopInteractionLayer();
                claim = sumcheck.Prove(numerators, denominators);
            }
            else
            {
                claim = sumcheck.Prove(tree.PopRowLayer(), logInteractions, pool, workers);
            }
        }

        return new LeafClaims<KoalaBear5>(
            claim.Point[..logInteractions], claim.Point[logInteractions..], claim.Numerator, claim.Denominator);
    }

    private static GkrClaim SendRoot(
        ProverChannel channel,
        VerifyingKey key,
        Fingerprint<KoalaBear5> fingerprint,
        FractionTree tree,
        ReadOnlySpan<KoalaBear> publicValues)
    {
        // Spec §4.4.3. With a single interaction the layer next to the root is one of rows.
        (KoalaBear5 p0, KoalaBear5 q0, KoalaBear5 p1, KoalaBear5 q1) = tree.PopTop();
        channel.Send(p0, p1, q0, q1);
        CompiledBoundary boundary = key.System.Boundary;
        var lifted = new KoalaBear5[publicValues.Length];
        for (int index = 0; index < lifted.Length; index++)
            lifted[index] = publicValues[index];
        var values = new KoalaBear5[boundary.Tape.Length];
        boundary.Tape.Evaluate<KoalaBear5>([], [], lifted, values);
        channel.Send([
            (q0 * q1).Inverse(),
            .. boundary.Interactions.Select(interaction => fingerprint.OfValues(interaction, values).Inverse())]);
        return GkrClaim.Draw(channel, [], p0, p1, q0, q1);
    }
}
