using Nullius.Constraints;
using Nullius.Fields;
using Nullius.Kernels;
using Nullius.Prover.Blocks;
using Nullius.Verifier.Core;

namespace Nullius.Prover.Logup;

/// <summary>Computes the leaves from the columns (Spec §4.4.1).</summary>
internal sealed class LeafBuilder
{
    // Sixty live registers then fill 60 KiB, which a second-level cache holds with the results.
    private const int RowsPerBlock = 256;

    private readonly Fingerprint<KoalaBear5> _fingerprint;
    private readonly KoalaBear5[] _coefficients = new KoalaBear5[Bus.WidthMax + 1];
    private readonly WorkerGroup _workers;

    private LeafBuilder(Fingerprint<KoalaBear5> fingerprint, WorkerGroup workers)
    {
        _fingerprint = fingerprint;
        _workers = workers;
        for (int element = 0; element < Bus.WidthMax; element++)
            _coefficients[element + 1] = -fingerprint.Weight(element);
    }

    public static FractionLayer Build(
        VerifyingKey key, Fingerprint<KoalaBear5> fingerprint, IReadOnlyList<TableColumns> tables, WorkerGroup workers)
    {
        ConstraintSystem system = key.System;
        var counts = new List<int>();
        for (int table = 0; table < tables.Count; table++)
            counts.AddRange(Enumerable.Repeat(tables[table].Height, system.Tables[table].Interactions.Count));
        var layer = new FractionLayer(new FractionSegments(counts), ZeroRows(key, fingerprint), true);
        var builder = new LeafBuilder(fingerprint, workers);
        int firstInteraction = 0;
        for (int table = 0; table < tables.Count; table++)
        {
            builder.BuildTable(system.Tables[table], tables[table], layer, firstInteraction);
            firstInteraction += system.Tables[table].Interactions.Count;
        }

        layer.FillPadding();
        return layer;
    }

    /// <summary>κ_i of every interaction: the fingerprint of the zero row (Spec §4.4.1).</summary>
    public static KoalaBear5[] ZeroRows(VerifyingKey key, Fingerprint<KoalaBear5> fingerprint) =>
    [
        .. key.System.Tables
            .SelectMany(table => table.Interactions)
            .Select((interaction, index) => fingerprint.OfConstants(interaction.Bus, key.ZeroRowTuples[index])),
    ];

    private void BuildTable(CompiledTable table, TableColumns columns, FractionLayer layer, int firstInteraction)
    {
        BlockProgram program = LeafProgram.Compile(table);
        var constants = new KoalaBear5[table.Interactions.Count];
        for (int interaction = 0; interaction < constants.Length; interaction++)
            constants[interaction] = _fingerprint.OfConstants(table.Interactions[interaction].Bus, []);
        foreach ((BlockOutput output, KoalaBear value) in program.ConstantOutputs)
        {
            // A constant multiplicity vanishes on the zero row, so that it is zero, as the layer is already.
            if (output.Coefficient >= 0)
                constants[output.Target] += _coefficients[output.Coefficient] * value;
        }

        var scratch = new ScratchPool<BaseBlockMachine>(() => new BaseBlockMachine(program.RegisterCount, RowsPerBlock));
        int blocks = (columns.Height + RowsPerBlock - 1) / RowsPerBlock;
        _workers.For(blocks, (long)columns.Height * program.Instructions.Length, block =>
        {
            BaseBlockMachine machine = scratch.Rent();
            int start = block * RowsPerBlock;
            int rows = Math.Min(RowsPerBlock, columns.Height - start);
            var environment = new Environment(columns, layer, firstInteraction, start, rows);
            for (int interaction = 0; interaction < constants.Length; interaction++)
                environment.Accumulator(interaction).Fill(constants[interaction]);
            machine.Run(program, environment, rows, _coefficients);
            for (int interaction = 0; interaction < constants.Length; interaction++)
            {
                if (!table.Interactions[interaction].IsSend)
                    BaseBlock.SubtractFromConstant(environment.Store(interaction), default, environment.Store(interaction));
            }

            scratch.Return(machine);
        });
    }

    private sealed class Environment(TableColumns columns, FractionLayer layer, int firstInteraction, int start, int rows) : IBaseBlockEnvironment
    {
        public ReadOnlySpan<KoalaBear> Input(int slot) => columns[slot].Slice(start, rows);

        public ExtensionSpan Accumulator(int target) => layer.Denominators(firstInteraction + target, start, rows);

        public Span<KoalaBear> Store(int target) => layer.BaseNumerators(firstInteraction + target, start, rows);
    }
}
