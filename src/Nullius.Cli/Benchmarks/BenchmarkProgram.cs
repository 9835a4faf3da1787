namespace Nullius.Cli.Benchmarks;

/// <summary>A program whose proof is measured.</summary>
/// <param name="Name">The name on the command line.</param>
/// <param name="Description">What it is, with its size.</param>
/// <param name="Guest">The guest that runs.</param>
/// <param name="Input">Makes its public input, always the same.</param>
/// <param name="Arguments">Further arguments of <c>prove</c>.</param>
internal sealed record BenchmarkProgram(string Name, string Description, string Guest, Func<byte[]> Input, params IReadOnlyList<string> Arguments);
