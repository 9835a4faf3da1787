using Nullius.Constraints;
using Nullius.Fields;
using Nullius.Polynomials;
using Nullius.Prover.Channels;
using Nullius.Verifier.Core;

namespace Nullius.Prover.Zerocheck;

/// <summary>Proves that all constraints vanish on all rows and that the leaves are what the columns say (Spec §4.5).</summary>
internal static class ZerocheckProver
{
    /// <summary>Sends the proof and the claims about all columns.</summary>
    public static ColumnClaims<KoalaBear5> Prove(
        ProverChannel channel,
        VerifyingKey key,
        Fingerprint<KoalaBear5> fingerprint,
        LeafClaims<KoalaBear5> leaves,
        IReadOnlyList<TableColumns> tables,
        KoalaBear5[] zeroRows,
        VectorPool pool,
        WorkerGroup workers)
    {
        ConstraintSystem system = key.System;
        KoalaBear5 psi = channel.Challenge();
        var challenges = new ZerocheckChallenges(psi, Multilinear.EqTable<KoalaBear5>(leaves.InteractionPoint), fingerprint);
        TableZerocheck[] parts = CreateParts(system, tables, challenges, pool, workers);
        var sumcheck = new EqSumcheck(channel, Claim(leaves, challenges, zeroRows));
        var eq = new SplitEq(leaves.RowPoint);
        var point = new KoalaBear5[leaves.RowPoint.Length];
        for (int variable = point.Length - 1; variable >= 0; variable--)
        {
            eq.Bind(variable);
            RoundValues values = default;
            foreach (TableZerocheck part in parts)
                values += part.Round(eq);
            point[variable] = sumcheck.Cubic(leaves.RowPoint[variable], values.AtMinusOne, values.AtZero, values.AtTwo);
            foreach (TableZerocheck part in parts)
                part.Fold(point[variable]);
        }

        var claims = new KoalaBear5[key.Layout.ColumnCount];
        for (int table = 0; table < parts.Length; table++)
        {
            var values = new KoalaBear5[system.Tables[table].Table.Width];
            if (values.Length == 0)
                continue;
            parts[table].Values(values);
            channel.Send(values);
            key.Layout.Place<KoalaBear5>(table, values, claims);
        }

        return new ColumnClaims<KoalaBear5>(point, claims);
    }

    private static TableZerocheck[] CreateParts(
        ConstraintSystem system, IReadOnlyList<TableColumns> tables, ZerocheckChallenges challenges, VectorPool pool, WorkerGroup workers)
    {
        var parts = new TableZerocheck[tables.Count];
        int firstInteraction = 0;
        int firstConstraint = 0;
        for (int table = 0; table < parts.Length; table++)
        {
            RowPolynomial polynomial = RowPolynomial.Create(system.Tables[table], challenges, firstInteraction, firstConstraint);
            parts[table] = new TableZerocheck(polynomial, tables[table], pool, workers);
            firstInteraction += system.Tables[table].Interactions.Count;
            firstConstraint += system.Tables[table].Constraints.Count;
        }

        return parts;
    }

    private static KoalaBear5 Claim(LeafClaims<KoalaBear5> leaves, ZerocheckChallenges challenges, KoalaBear5[] zeroRows)
    {
        KoalaBear5 constant = KoalaBear5.Zero;
        for (int index = 0; index < challenges.InteractionWeights.Length; index++)
        {
            KoalaBear5 weight = challenges.InteractionWeights[index];
            constant += index < zeroRows.Length ? weight * zeroRows[index] : weight;
        }

        return leaves.Numerator + (challenges.Psi * (leaves.Denominator - constant));
    }
}
