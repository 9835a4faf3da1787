namespace Nullius.Prover;

/// <summary>How a proof is made. None of it changes the proof.</summary>
public sealed record ProverOptions
{
    /// <summary>The number of threads.</summary>
    public int Workers { get; init; } = Environment.ProcessorCount;

    /// <summary>Called on the proving thread when a phase starts.</summary>
    public Action<ProverPhase>? PhaseStarted { get; init; }
}
