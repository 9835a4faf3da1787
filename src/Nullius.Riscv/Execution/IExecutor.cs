namespace Nullius.Riscv;

/// <summary>Runs machines. All executors have the same observable results.</summary>
public interface IExecutor
{
    /// <summary>Runs until the program ends or the number of cycles is reached.</summary>
    /// <exception cref="StuckException">The kernel did what it never does.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled; the state is that after some instruction.</exception>
    void Run(MachineState state, long cyclesMax, CancellationToken cancellationToken);
}
