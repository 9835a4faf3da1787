using Nullius.Fields;
using Nullius.Kernels;

namespace Nullius.Prover.Blocks;

/// <summary>Runs programs on blocks of values in E, with one accumulator.</summary>
internal sealed class ExtensionBlockMachine(int registerCount, int rowsMax)
{
    /// <summary>The most rows of a block.</summary>
    public int RowsMax { get; } = rowsMax;

    private readonly ExtensionVector _registers = new(registerCount * rowsMax);

    /// <summary>Adds the weighted outputs of the program to the accumulator.</summary>
    /// <param name="program">The program.</param>
    /// <param name="inputs">The blocks of all columns, <see cref="RowsMax"/> elements apart.</param>
    /// <param name="coefficients">The coefficients of the outputs.</param>
    /// <param name="accumulator">One sum per row; its length is the number of rows.</param>
    public void Run(BlockProgram program, ExtensionVector inputs, ReadOnlySpan<KoalaBear5> coefficients, ExtensionSpan accumulator)
    {
        int rows = accumulator.Length;
        foreach (ref readonly BlockInstruction instruction in program.Instructions.AsSpan())
        {
            ExtensionSpan left = Read(program, inputs, instruction.Left, rows);
            if (instruction.Operation == BlockOperation.Accumulate)
            {
                ExtensionBlock.MultiplyAccumulate(left, coefficients[instruction.Right], accumulator);
                continue;
            }

            ExtensionSpan target = _registers.Span((instruction.Target - program.InputCount) * RowsMax, rows);
            switch (instruction.Operation)
            {
                case BlockOperation.Add:
                    ExtensionBlock.Add(left, Read(program, inputs, instruction.Right, rows), target);
                    break;
                case BlockOperation.Subtract:
                    ExtensionBlock.Subtract(left, Read(program, inputs, instruction.Right, rows), target);
                    break;
                case BlockOperation.Multiply:
                    ExtensionBlock.Multiply(left, Read(program, inputs, instruction.Right, rows), target);
                    break;
                case BlockOperation.AddConstant:
                    ExtensionBlock.AddConstant(left, instruction.Constant, target);
                    break;
                case BlockOperation.SubtractFromConstant:
                    ExtensionBlock.SubtractFromConstant(left, instruction.Constant, target);
                    break;
                default:
                    ExtensionBlock.MultiplyConstant(left, instruction.Constant, target);
                    break;
            }
        }
    }

    private ExtensionSpan Read(BlockProgram program, ExtensionVector inputs, int slot, int rows) =>
        slot < program.InputCount
            ? inputs.Span(slot * RowsMax, rows)
            : _registers.Span((slot - program.InputCount) * RowsMax, rows);
}
