namespace Nullius.Architecture.Tests;

/// <summary>The layer of each project under <c>src</c>; the reasons are in docs/adr/0001-layers.md.</summary>
internal static class Layers
{
    public static readonly IReadOnlyDictionary<string, int> Of = new SortedDictionary<string, int>(StringComparer.Ordinal)
    {
        ["Nullius.Fields"] = 0,
        ["Nullius.Hashing"] = 1,
        ["Nullius.Polynomials"] = 1,
        ["Nullius.Ethereum"] = 2,
        ["Nullius.Kernels"] = 2,
        ["Nullius.Protocol"] = 2,
        ["Nullius.Riscv"] = 2,
        ["Nullius.Constraints"] = 3,
        ["Nullius.Verifier.Core"] = 4,
        ["Nullius.Machine"] = 4,
        ["Nullius.Circuits"] = 4,
        ["Nullius.Verifier"] = 5,
        ["Nullius.Contracts"] = 5,
        ["Nullius.Prover"] = 5,
        ["Nullius.Wires"] = 5,
        ["Nullius.Chain"] = 6,
        ["Nullius.Recursion"] = 6,
        ["Nullius.Tracing"] = 6,
        ["Nullius.Sdk"] = 7,
        ["Nullius.Cli"] = 8,
    };

    /// <summary>What a verifier consists of: the projects whose code has to be right for a verdict to be.</summary>
    public static readonly IReadOnlyList<string> VerifierClosure =
    [
        "Nullius.Fields", "Nullius.Hashing", "Nullius.Polynomials", "Nullius.Protocol",
        "Nullius.Constraints", "Nullius.Machine", "Nullius.Circuits", "Nullius.Verifier.Core", "Nullius.Verifier",
    ];

    /// <summary>The only project with unsafe code and instruction-set intrinsics.</summary>
    public const string Kernels = "Nullius.Kernels";
}
