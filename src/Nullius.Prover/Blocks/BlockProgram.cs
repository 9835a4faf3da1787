using Nullius.Constraints;
using Nullius.Fields;

namespace Nullius.Prover.Blocks;

/// <summary>
/// The part of a tape that some of its steps need, as instructions over slots that hold one value per row of a block. The first slots are the
/// committed columns, then come the fixed columns, then registers, which are reused as soon as their value is dead.
/// </summary>
internal sealed class BlockProgram
{
    private BlockProgram(BlockInstruction[] instructions, int inputCount, int registerCount, (BlockOutput Output, KoalaBear Value)[] constantOutputs)
    {
        Instructions = instructions;
        InputCount = inputCount;
        RegisterCount = registerCount;
        ConstantOutputs = constantOutputs;
        UsedInputs = [.. instructions.SelectMany(ReadSlots).Where(slot => slot < inputCount).Distinct().Order()];
    }

    public BlockInstruction[] Instructions { get; }

    /// <summary>The number of committed and fixed columns.</summary>
    public int InputCount { get; }

    public int RegisterCount { get; }

    /// <summary>The columns that the instructions read, in ascending order.</summary>
    public int[] UsedInputs { get; }

    /// <summary>Outputs that are the same in every row; no instruction produces them.</summary>
    public IReadOnlyList<(BlockOutput Output, KoalaBear Value)> ConstantOutputs { get; }

    /// <summary>Compiles what the outputs need.</summary>
    public static BlockProgram Compile(CompiledTable table, IReadOnlyList<BlockOutput> outputs)
    {
        var compiler = new BlockCompiler(table, outputs);
        return compiler.Compile((instructions, registers, constants) =>
            new BlockProgram(instructions, table.Table.Width + table.Table.FixedColumns.Count, registers, constants));
    }

    private static IEnumerable<int> ReadSlots(BlockInstruction instruction) =>
        instruction.Operation is BlockOperation.Add or BlockOperation.Subtract or BlockOperation.Multiply
            ? [instruction.Left, instruction.Right]
            : [instruction.Left];
}
