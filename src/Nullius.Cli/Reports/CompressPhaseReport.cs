namespace Nullius.Cli.Reports;

/// <summary>The proofs of a phase of a compression.</summary>
/// <param name="Phase">The phase.</param>
/// <param name="Proofs">How many were made.</param>
/// <param name="Seconds">What all of them took, the making of the circuit included.</param>
/// <param name="MedianSeconds">The median of what one took; the first includes the making of the circuit.</param>
internal sealed record CompressPhaseReport(string Phase, int Proofs, double Seconds, double MedianSeconds);
