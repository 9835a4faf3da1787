using Nullius.Circuits;
using Nullius.Protocol;
using Nullius.Verifier.Core;

namespace Nullius.Verifier;

/// <summary>The system and the shape of the final layer, whose proofs a contract verifies (Spec §10).</summary>
public static partial class FinalKeys
{
    /// <summary>Program id; input digest, journal digest and context in two blocks each; exit code.</summary>
    public const int PublicBlocks = 8;

    private static readonly Lazy<CircuitSystem> SharedSystem = new(() =>
        new CircuitSystem(new CircuitHeights(24_576, 5_632, 640, 1_024, 512, 192), PublicBlocks));

    private static readonly Lazy<Shape> SharedShape = new(() => new Shape(
        "final",
        100,
        15,
        new WhirParameters(
            21,
            new WhirRound(6, 5, 31, 24, 12, 1),
            new WhirRound(4, 8, 20, 24, 0, 1),
            new WhirRound(4, 10, 16, 24, 0, 1)),
        PreprocessedChunks: 16));

    private static readonly Lazy<VerifyingKey> SharedKey = new(() => new VerifyingKey(SharedSystem.Value.System, SharedShape.Value));

    /// <summary>The tables.</summary>
    public static CircuitSystem System => SharedSystem.Value;

    /// <summary>The shape of every proof of the final layer.</summary>
    public static Shape Shape => SharedShape.Value;

    /// <summary>The key of the system and the shape.</summary>
    public static VerifyingKey Key => SharedKey.Value;
}
