using System.Numerics;
using Nullius.Constraints;
using Nullius.Fields;
using Nullius.Polynomials;
using Nullius.Protocol;

namespace Nullius.Verifier.Core;

/// <summary>All constraints vanish on all rows, and the leaves are what the columns say (Spec §4.5).</summary>
public static class ZerocheckVerifier
{
    public static ColumnClaims<T> Verify<TContext, T>(
        TContext context, VerifyingKey key, Fingerprint<T> fingerprint, LeafClaims<T> leaves)
        where TContext : IVerifierContext<T>
        where T : struct, IRing<T>
    {
        ConstraintSystem system = key.System;
        T psi = context.Challenge();
        T[] interactionWeights = Multilinear.EqTable<T>(leaves.InteractionPoint);
        T[] zeroFingerprints = ZeroFingerprints(key, fingerprint);

        // 1. The claim, less what the zero rows and the unused interactions contribute.
        T constants = T.Zero;
        for (int index = 0; index < interactionWeights.Length; index++)
        {
            constants += index < system.InteractionCount
                ? interactionWeights[index] * zeroFingerprints[index]
                : interactionWeights[index];
        }

        T claim = leaves.Numerator + (psi * (leaves.Denominator - constants));

        // 2. The sumcheck.
        var point = new T[key.Shape.RowVariables];
        Sumcheck.VerifyEq(context, leaves.RowPoint, ConstraintSystem.ConstraintDegreeMax, ref claim, point);

        // 3. The columns at its point, and G computed from them.
        var columns = new T[key.Layout.ColumnCount];
        var constraints = new List<T>();
        T expected = T.Zero;
        int interactionIndex = 0;
        for (int index = 0; index < system.Tables.Count; index++)
        {
            CompiledTable table = system.Tables[index];
            var claims = new T[table.Table.Width];
            if (claims.Length > 0)
                context.Receive(claims);
            key.Layout.Place<T>(index, claims, columns);
            var values = new T[table.Tape.Length];
            table.Tape.Evaluate<T>(claims, FixedColumns(table.Table, point), [], values);
            foreach (CompiledInteraction interaction in table.Interactions)
            {
                T multiplicity = interaction.IsSend ? values[interaction.Multiplicity] : -values[interaction.Multiplicity];
                T denominator = fingerprint.OfValues(interaction, values) - zeroFingerprints[interactionIndex];
                expected += interactionWeights[interactionIndex] * (multiplicity + (psi * denominator));
                interactionIndex++;
            }

            foreach (CompiledConstraint constraint in table.Constraints)
            {
                constraints.Add(values[constraint.Step]);
            }
        }

        T[] coefficients = [.. constraints];
        expected += psi * psi * Univariate.EvaluateCoefficients<T>(coefficients, psi);
        context.AssertEqual(expected, claim, Check.Zerocheck);
        return new ColumnClaims<T>(point, columns);
    }

    /// <summary>κ_i of every interaction.</summary>
    private static T[] ZeroFingerprints<T>(VerifyingKey key, Fingerprint<T> fingerprint)
        where T : struct, IRing<T>
    {
        var result = new T[key.System.InteractionCount];
        int index = 0;
        foreach (CompiledTable table in key.System.Tables)
        {
            foreach (CompiledInteraction interaction in table.Interactions)
            {
                result[index] = fingerprint.OfConstants(interaction.Bus, key.ZeroRowTuples[index]);
                index++;
            }
        }

        return result;
    }

    private static T[] FixedColumns<T>(Table table, ReadOnlySpan<T> point)
        where T : struct, IRing<T>
    {
        if (table.FixedColumns.Count == 0)
            return [];
        int high = point.Length - BitOperations.Log2((uint)table.FixedHeight.GetValueOrDefault());
        T selector = T.One;
        foreach (T coordinate in point[..high])
            selector *= T.One - coordinate;
        var result = new T[table.FixedColumns.Count];
        for (int index = 0; index < result.Length; index++)
            result[index] = selector * table.FixedColumns[index].Evaluate(point[high..]);
        return result;
    }
}
