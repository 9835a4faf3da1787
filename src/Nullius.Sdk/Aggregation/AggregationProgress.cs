namespace Nullius.Sdk;

/// <summary>Reported when a phase of the guest's run or a proof of a circuit is begun.</summary>
/// <param name="Run">Where the proof of the guest's run is; null once it is there.</param>
/// <param name="Circuits">Where the proofs of circuits are; null until the run is proven.</param>
public readonly record struct AggregationProgress(ProvingProgress? Run, CompressionProgress? Circuits);
