using Nullius.Riscv;

namespace Nullius.Sdk;

/// <summary>A run and the receipt that proves it.</summary>
/// <param name="Receipt">What convinces others.</param>
/// <param name="Run">How the program ended, with its journal.</param>
/// <param name="Shape">The name of the shape of the segments.</param>
/// <param name="ResumedSegments">How many segments were found in the work directory.</param>
public sealed record ProvenRun(Receipt Receipt, RunResult Run, string Shape, int ResumedSegments)
{
    /// <summary>What the program wrote to its journal.</summary>
    public ReadOnlyMemory<byte> Journal => Run.Journal;
}
