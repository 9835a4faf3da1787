using Nullius.Fields;
using Nullius.Kernels;

namespace Nullius.Prover.Blocks;

/// <summary>Runs programs on blocks of values in F.</summary>
internal sealed class BaseBlockMachine(int registerCount, int rowsMax)
{
    /// <summary>The most rows of a block.</summary>
    public int RowsMax { get; } = rowsMax;

    private readonly KoalaBear[] _registers = new KoalaBear[registerCount * rowsMax];

    public void Run<TEnvironment>(BlockProgram program, TEnvironment environment, int rows, ReadOnlySpan<KoalaBear5> coefficients)
        where TEnvironment : class, IBaseBlockEnvironment
    {
        foreach (ref readonly BlockInstruction instruction in program.Instructions.AsSpan())
        {
            ReadOnlySpan<KoalaBear> left = Read(program, environment, instruction.Left, rows);
            switch (instruction.Operation)
            {
                case BlockOperation.Accumulate:
                    BaseBlock.MultiplyAccumulate(left, coefficients[instruction.Right], environment.Accumulator(instruction.Target));
                    continue;
                case BlockOperation.Store:
                    left.CopyTo(environment.Store(instruction.Target));
                    continue;
            }

            Span<KoalaBear> target = _registers.AsSpan((instruction.Target - program.InputCount) * RowsMax, rows);
            switch (instruction.Operation)
            {
                case BlockOperation.Add:
                    VectorKernels.Add(left, Read(program, environment, instruction.Right, rows), target);
                    break;
                case BlockOperation.Subtract:
                    VectorKernels.Subtract(left, Read(program, environment, instruction.Right, rows), target);
                    break;
                case BlockOperation.Multiply:
                    VectorKernels.Multiply(left, Read(program, environment, instruction.Right, rows), target);
                    break;
                case BlockOperation.AddConstant:
                    BaseBlock.AddConstant(left, instruction.Constant, target);
                    break;
                case BlockOperation.SubtractFromConstant:
                    BaseBlock.SubtractFromConstant(left, instruction.Constant, target);
                    break;
                default:
                    VectorKernels.Scale(left, instruction.Constant, target);
                    break;
            }
        }
    }

    private ReadOnlySpan<KoalaBear> Read<TEnvironment>(BlockProgram program, TEnvironment environment, int slot, int rows)
        where TEnvironment : class, IBaseBlockEnvironment =>
        slot < program.InputCount ? environment.Input(slot) : _registers.AsSpan((slot - program.InputCount) * RowsMax, rows);
}
