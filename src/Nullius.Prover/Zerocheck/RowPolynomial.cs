using Nullius.Constraints;
using Nullius.Fields;
using Nullius.Prover.Blocks;

namespace Nullius.Prover.Zerocheck;

/// <summary>
/// A table's part of G (Spec §4.5.1): a linear combination of steps of its tape, less the same combination on the zero row, so that it vanishes there.
/// </summary>
internal sealed class RowPolynomial
{
    private RowPolynomial(BlockProgram program, KoalaBear5[] coefficients, KoalaBear5 constant)
    {
        Program = program;
        Coefficients = coefficients;
        Constant = constant;
    }

    /// <summary>Computes the polynomial without its constant, in accumulator 0.</summary>
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

        // A constant step contributes nothing, for it is the same on the zero row; no instruction computes it.
        BlockOutput[] outputs =
            [.. Enumerable.Range(0, weights.Length).Where(step => !weights[step].IsZero).Select((step, index) => new BlockOutput(step, 0, index))];
        BlockProgram program = BlockProgram.Compile(table, outputs);
        HashSet<int> constantSteps = [.. program.ConstantOutputs.Select(constant => constant.Output.Step)];
        var zeroRow = new KoalaBear[table.Tape.Length];
        table.Tape.Evaluate(new KoalaBear[table.Table.Width], new KoalaBear[table.Table.FixedColumns.Count], [], zeroRow);
        KoalaBear5 atZero = KoalaBear5.Zero;
        foreach (BlockOutput output in outputs)
        {
            if (!constantSteps.Contains(output.Step))
                atZero += weights[output.Step] * zeroRow[output.Step];
        }

        return new RowPolynomial(program, [.. outputs.Select(output => weights[output.Step])], -atZero);
    }
}
