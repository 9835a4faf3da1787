using Nullius.Constraints;
using Nullius.Fields;
using Nullius.Verifier.Core;

namespace Nullius.Contracts.Tapes;

/// <summary>The constraints and interactions of a system as a straight-line program over registers (Spec §10.6.5).</summary>
internal sealed class SealTape
{
    private const int RegistersMax = 1 << 16;

    private readonly TapeRecorder _recorder;
    private readonly IReadOnlyList<TapeRun> _runs;

    /// <summary>The register of each recorded step.</summary>
    private readonly int[] _registers;

    private readonly List<int> _constraints;
    private readonly List<SealInteraction> _interactions;

    private SealTape(TapeRecorder recorder, List<int> constraints, List<SealInteraction> interactions)
    {
        _recorder = recorder;
        _runs = TapeSchedule.Create(recorder, constraints.Concat(interactions.SelectMany(entry => entry.Tuple.Append(entry.Multiplicity))));
        _registers = new int[recorder.Steps.Count];
        int next = recorder.ColumnCount + recorder.Constants.Count;
        foreach (TapeRun run in _runs)
        {
            foreach (int step in run.Steps)
                _registers[step] = next++;
            next += run.Steps.Count & 1;
        }

        if (next > RegistersMax)
            throw new ArgumentException($"the tape has {next} registers, above {RegistersMax}", nameof(recorder));
        _constraints = constraints;
        _interactions = interactions;
    }

    /// <summary>The number of runs.</summary>
    public int RunCount => _runs.Count;

    /// <summary>Compiles the system of a key.</summary>
    /// <exception cref="ArgumentException">The program has too many registers.</exception>
    public static SealTape Compile(VerifyingKey key)
    {
        var recorder = new TapeRecorder(key.Layout.ColumnCount);
        var constraints = new List<int>();
        var interactions = new List<SealInteraction>();
        for (int index = 0; index < key.System.Tables.Count; index++)
        {
            CompiledTable table = key.System.Tables[index];
            TapeValue[] columns = [.. ProgramLayout.ColumnNumbers(key, index).Select(recorder.Column)];
            var values = new TapeValue[table.Tape.Length];
            table.Tape.Evaluate<TapeValue>(columns, [], [], values);
            constraints.AddRange(table.Constraints.Select(constraint => recorder.Operand(values[constraint.Step])));
            foreach (CompiledInteraction interaction in table.Interactions)
            {
                // A negated multiplicity is the multiplicity of the other direction.
                TapeValue multiplicity = values[interaction.Multiplicity];
                bool isNegation = recorder.IsNegation(multiplicity, out int operand);
                interactions.Add(new SealInteraction(
                    interaction.IsSend ^ isNegation,
                    interaction.Bus.Index,
                    isNegation ? operand : recorder.Operand(multiplicity),
                    [.. interaction.Tuple.Select(step => recorder.Operand(values[step]))],
                    key.ZeroRowTuples[interactions.Count]));
            }
        }

        return new SealTape(recorder, constraints, interactions);
    }

    public void Write(ProgramWriter writer)
    {
        WriteConstants(writer);
        WriteSteps(writer);
        writer.Write(_constraints.Count, 2, "constraints");
        foreach (int constraint in _constraints)
            WriteRegister(writer, constraint);
        writer.Write(_interactions.Count, 2, "interactions");
        foreach (SealInteraction interaction in _interactions)
            WriteInteraction(writer, interaction);
    }

    /// <summary>Constants as a contract holds them: R·c.</summary>
    private void WriteConstants(ProgramWriter writer)
    {
        writer.Write(_recorder.Constants.Count, 2, "constants");
        foreach (KoalaBear constant in _recorder.Constants)
            writer.Write((constant * KoalaBear.FromCanonical(KoalaBear5.LaneFactor)).ToCanonical(), 4, "constant");
    }

    private void WriteSteps(ProgramWriter writer)
    {
        writer.Write(_runs.Count, 2, "runs");
        foreach (TapeRun run in _runs)
        {
            int padding = run.Steps.Count & 1;
            writer.Write((int)run.Operation, 1, "operation");
            writer.Write(run.Steps.Count + padding, 2, "steps of a run");
            foreach (int step in run.Steps)
                WriteStep(writer, _recorder.Steps[step]);

            // The number is even: the last step is computed twice.
            if (padding == 1)
                WriteStep(writer, _recorder.Steps[run.Steps[^1]]);
        }
    }

    private void WriteStep(ProgramWriter writer, RecordedStep step)
    {
        WriteRegister(writer, step.Left);
        WriteRegister(writer, step.Right);
    }

    private void WriteInteraction(ProgramWriter writer, SealInteraction interaction)
    {
        writer.Write(interaction.IsSend ? 1 : 0, 1, "direction");
        writer.Write(interaction.Bus, 1, "index of a bus");
        WriteRegister(writer, interaction.Multiplicity);
        writer.Write(interaction.Tuple.Length, 1, "width of a tuple");
        foreach (int element in interaction.Tuple)
            WriteRegister(writer, element);
        writer.Write(interaction.ZeroTuple.Count(value => value != 0), 1, "elements of the zero row");
        for (int index = 0; index < interaction.ZeroTuple.Count; index++)
        {
            if (interaction.ZeroTuple[index] == 0)
                continue;
            writer.Write(index + 1, 1, "number of an element");
            writer.Write(interaction.ZeroTuple[index], 4, "element of the zero row");
        }
    }

    private void WriteRegister(ProgramWriter writer, int operand)
    {
        int columns = _recorder.ColumnCount;
        writer.Write(operand < 0 ? columns + ~operand : operand < columns ? operand : _registers[operand - columns], 2, "register");
    }
}
