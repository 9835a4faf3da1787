namespace Nullius.Riscv;

/// <summary>Runs programs from their start.</summary>
public static class ProgramRunner
{
    /// <summary>Runs a program until it ends or reaches a number of cycles.</summary>
    /// <param name="image">The program.</param>
    /// <param name="input">What the host gives it.</param>
    /// <param name="executor">How to run it.</param>
    /// <param name="output">Collects what it writes; null creates a collector without debug text.</param>
    /// <param name="cyclesMax">Where to stop a program that does not end.</param>
    /// <param name="cancellationToken">Stops the run.</param>
    public static RunResult Run(
        ProgramImage image, ProgramInput input, IExecutor executor, HostOutput? output, long cyclesMax, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(executor);
        var state = new MachineState(image, input, output);
        executor.Run(state, cyclesMax, cancellationToken);
        return state.GetResult();
    }
}
