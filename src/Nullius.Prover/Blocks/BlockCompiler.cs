using Nullius.Constraints;
using Nullius.Fields;

namespace Nullius.Prover.Blocks;

/// <summary>Selects the live steps of a tape, folds constants, and allots registers.</summary>
internal sealed class BlockCompiler
{
    private readonly CompiledTable _table;
    private readonly ILookup<int, BlockOutput> _outputs;
    private readonly int[] _uses;
    private readonly KoalaBear?[] _constants;
    private readonly int[] _slots;
    private readonly Stack<int> _freeSlots = new();
    private readonly List<BlockInstruction> _instructions = [];
    private readonly int _inputCount;
    private int _slotCount;

    public BlockCompiler(CompiledTable table, IReadOnlyList<BlockOutput> outputs)
    {
        _table = table;
        _outputs = outputs.ToLookup(output => output.Step);
        _uses = new int[table.Tape.Length];
        _constants = FindConstants(table.Tape.Steps);
        _slots = new int[table.Tape.Length];
        _inputCount = table.Table.Width + table.Table.FixedColumns.Count;
        _slotCount = _inputCount;
    }

    /// <summary>For each step its value, if it is the same in every row.</summary>
    public static KoalaBear?[] FindConstants(ReadOnlySpan<TapeStep> steps)
    {
        var constants = new KoalaBear?[steps.Length];
        for (int index = 0; index < steps.Length; index++)
        {
            TapeStep step = steps[index];
            KoalaBear? left = step.Left < 0 ? null : constants[step.Left];
            KoalaBear? right = step.Right < 0 ? null : constants[step.Right];
            constants[index] = step.Kind switch
            {
                NodeKind.Constant => KoalaBear.FromCanonical(step.Value),
                NodeKind.Add => left + right,
                NodeKind.Subtract => left - right,
                NodeKind.Multiply => left * right,
                _ => null,
            };
        }

        return constants;
    }

    public BlockProgram Compile(Func<BlockInstruction[], int, (BlockOutput, KoalaBear)[], BlockProgram> create)
    {
        ReadOnlySpan<TapeStep> steps = _table.Tape.Steps;
        CountUses(steps);
        var constantOutputs = new List<(BlockOutput, KoalaBear)>();
        for (int index = 0; index < steps.Length; index++)
        {
            if (_uses[index] == 0)
                continue;
            if (_constants[index] is { } value)
            {
                constantOutputs.AddRange(_outputs[index].Select(output => (output, value)));
                continue;
            }

            Emit(steps, index);
            foreach (BlockOutput output in _outputs[index])
            {
                BlockOperation operation = output.Coefficient < 0 ? BlockOperation.Store : BlockOperation.Accumulate;
                _instructions.Add(new BlockInstruction(operation, output.Target, _slots[index], output.Coefficient, default));
                Release(steps, index);
            }
        }

        return create([.. _instructions], _slotCount - _inputCount, [.. constantOutputs]);
    }

    private void CountUses(ReadOnlySpan<TapeStep> steps)
    {
        for (int index = steps.Length - 1; index >= 0; index--)
        {
            _uses[index] += _outputs[index].Count();
            if (_uses[index] == 0 || _constants[index] is not null || steps[index].Left < 0)
                continue;
            _uses[steps[index].Left]++;
            _uses[steps[index].Right]++;
        }
    }

    private void Emit(ReadOnlySpan<TapeStep> steps, int index)
    {
        TapeStep step = steps[index];
        switch (step.Kind)
        {
            case NodeKind.Column:
                _slots[index] = (int)step.Value;
                return;
            case NodeKind.Fixed:
                _slots[index] = _table.Table.Width + (int)step.Value;
                return;
            case NodeKind.Public:
                throw new InvalidOperationException($"{_table.Table.Name}: a row does not see public values");
        }

        (BlockOperation operation, int left, int right, KoalaBear constant) = Select(step);

        // Operands are released first: an instruction may write to a slot that it reads, since lanes are independent.
        Release(steps, step.Left);
        Release(steps, step.Right);
        _slots[index] = _freeSlots.TryPop(out int free) ? free : _slotCount++;
        _instructions.Add(new BlockInstruction(operation, _slots[index], left, right, constant));
    }

    private (BlockOperation Operation, int Left, int Right, KoalaBear Constant) Select(TapeStep step)
    {
        int left = _slots[step.Left];
        int right = _slots[step.Right];
        return (step.Kind, _constants[step.Left], _constants[step.Right]) switch
        {
            (NodeKind.Add, { } constant, null) => (BlockOperation.AddConstant, right, 0, constant),
            (NodeKind.Add, null, { } constant) => (BlockOperation.AddConstant, left, 0, constant),
            (NodeKind.Add, _, _) => (BlockOperation.Add, left, right, default),
            (NodeKind.Subtract, { } constant, null) => (BlockOperation.SubtractFromConstant, right, 0, constant),
            (NodeKind.Subtract, null, { } constant) => (BlockOperation.AddConstant, left, 0, -constant),
            (NodeKind.Subtract, _, _) => (BlockOperation.Subtract, left, right, default),
            (_, { } constant, null) => (BlockOperation.MultiplyConstant, right, 0, constant),
            (_, null, { } constant) => (BlockOperation.MultiplyConstant, left, 0, constant),
            _ => (BlockOperation.Multiply, left, right, default),
        };
    }

    private void Release(ReadOnlySpan<TapeStep> steps, int index)
    {
        if (_constants[index] is null && --_uses[index] == 0 && steps[index].Left >= 0)
            _freeSlots.Push(_slots[index]);
    }
}
