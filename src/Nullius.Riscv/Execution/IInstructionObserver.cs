namespace Nullius.Riscv;

/// <summary>A bus that sees each instruction before it executes and may stop there.</summary>
internal interface IInstructionObserver : IMachineBus
{
    /// <summary>Called before each instruction; false ends the run before it.</summary>
    bool TryBegin(in Instruction instruction, ulong pc);
}
