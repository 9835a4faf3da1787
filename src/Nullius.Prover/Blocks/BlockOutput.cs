namespace Nullius.Prover.Blocks;

/// <summary>What is to become of a step of a tape.</summary>
/// <param name="Step">The step.</param>
/// <param name="Target">The accumulator that receives the step times a coefficient, or the number of the block that is handed out.</param>
/// <param name="Coefficient">The number of the coefficient, or −1 where the block itself is handed out.</param>
internal readonly record struct BlockOutput(int Step, int Target, int Coefficient);
