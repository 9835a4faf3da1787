using Nullius.Constraints;
using Nullius.Fields;
using Nullius.Prover.Blocks;

namespace Nullius.Prover.Zerocheck;

/// <summary>
/// A table's part of G (Spec §4.5.1), less its value on the zero row, so that it vanishes there: a linear form in the columns, a linear combination of
/// products of the tape, and a constant.
/// </summary>
internal sealed class RowPolynomial
{
    private RowPolynomial(KoalaBear5[] linear, BlockProgram program, KoalaBear5[] coefficients, KoalaBear5 constant)
    {
        Linear = linear;
        Program = program;
        Coefficients = coefficients;
        Constant = constant;
    }

    /// <summary>The coefficients of the committed and then the fixed columns.</summary>
    public KoalaBear5[] Linear { get; }

    /// <summary>Adds up the products, times their coefficients, in accumulator 0.</summary>
    public BlockProgram Program { get; }

    public KoalaBear5[] Coefficients { get; }

    public KoalaBear5 Constant { get; }

    /// <summary>Collects the terms of a table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="challenges">The challenges that weigh the terms.</param>
    /// <param name="firstInteraction">The number of the table's first interaction.</param>
    /// <param name="firstConstraint">The number of the table's first constraint.</param>
    public static RowPolynomial Create(CompiledTable table, ZerocheckChallenges challenges, int firstInteraction, int firstConstraint)
    {
        KoalaBear5[] weights = StepWeights(table, challenges, firstInteraction, firstConstraint);
        var linear = new KoalaBear5[table.Table.Width + table.Table.FixedColumns.Count];
        var outputs = new List<BlockOutput>();
        var coefficients = new List<KoalaBear5>();
        KoalaBear?[] constants = BlockCompiler.FindConstants(table.Tape.Steps);
        KoalaBear[] zeroRow = ZeroRow(table);
        KoalaBear5 atZero = KoalaBear5.Zero;

        // From the last step to the first, a weight moves from a sum to what is summed, until it meets a column or a product.
        for (int index = weights.Length - 1; index >= 0; index--)
        {
            TapeStep step = table.Tape.Steps[index];

            // What is the same in every row is what it is on the zero row.
            if (weights[index].IsZero || constants[index] is not null)
                continue;
            switch (step.Kind)
            {
                case NodeKind.Column:
                    linear[(int)step.Value] += weights[index];
                    break;
                case NodeKind.Fixed:
                    linear[table.Table.Width + (int)step.Value] += weights[index];
                    break;
                case NodeKind.Add:
                    weights[step.Left] += weights[index];
                    weights[step.Right] += weights[index];
                    break;
                case NodeKind.Subtract:
                    weights[step.Left] += weights[index];
                    weights[step.Right] -= weights[index];
                    break;
                case NodeKind.Multiply when constants[step.Left] is { } factor:
                    weights[step.Right] += weights[index] * factor;
                    break;
                case NodeKind.Multiply when constants[step.Right] is { } factor:
                    weights[step.Left] += weights[index] * factor;
                    break;
                default:
                    atZero += weights[index] * zeroRow[index];
                    outputs.Add(new BlockOutput(index, 0, coefficients.Count));
                    coefficients.Add(weights[index]);
                    break;
            }
        }

        return new RowPolynomial(linear, BlockProgram.Compile(table, outputs), [.. coefficients], -atZero);
    }

    private static KoalaBear5[] StepWeights(CompiledTable table, ZerocheckChallenges challenges, int firstInteraction, int firstConstraint)
    {
        var weights = new KoalaBear5[table.Tape.Length];
        for (int index = 0; index < table.Interactions.Count; index++)
        {
            CompiledInteraction interaction = table.Interactions[index];
            KoalaBear5 weight = challenges.InteractionWeights[firstInteraction + index];
            weights[interaction.Multiplicity] += interaction.IsSend ? weight : -weight;
            KoalaBear5 denominatorWeight = weight * challenges.Psi;
            for (int element = 0; element < interaction.Tuple.Count; element++)
                weights[interaction.Tuple[element]] -= denominatorWeight * challenges.Fingerprint.Weight(element);
        }

        KoalaBear5 power = challenges.Psi.Pow((ulong)firstConstraint + 2);
        foreach (CompiledConstraint constraint in table.Constraints)
        {
            weights[constraint.Step] += power;
            power *= challenges.Psi;
        }

        return weights;
    }

    private static KoalaBear[] ZeroRow(CompiledTable table)
    {
        var values = new KoalaBear[table.Tape.Length];
        table.Tape.Evaluate(new KoalaBear[table.Table.Width], new KoalaBear[table.Table.FixedColumns.Count], [], values);
        return values;
    }
}
