namespace Nullius.Fuzz;

/// <summary>An input on which a target did what it must not.</summary>
/// <param name="Target">The name of the target.</param>
/// <param name="Iteration">The run in which it happened.</param>
/// <param name="What">One sentence.</param>
/// <param name="Input">The input.</param>
public sealed record FuzzFinding(string Target, long Iteration, string What, byte[] Input);
