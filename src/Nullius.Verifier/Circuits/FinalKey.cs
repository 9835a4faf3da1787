using Nullius.Circuits;
using Nullius.Fields;
using Nullius.Machine;
using Nullius.Protocol;
using Nullius.Verifier.Core;

namespace Nullius.Verifier;

/// <summary>The system, the shape and the preprocessed columns of the final layer, whose proofs contracts verify (Spec §9.6.6, §10).</summary>
/// <remarks>The cap is a constant that <c>Nullius.Recursion</c> derives from the circuit; a test compares them.</remarks>
public static partial class FinalKey
{
    /// <summary>The public blocks: program id; two each for input digest, journal digest and context; the exit code.</summary>
    public const int PublicBlocks = ClaimDigest.AssumptionsIndex / CircuitBlockElements;

    private const int CircuitBlockElements = 8;
    private const string CapResource = "Nullius.Verifier.Circuits.FinalKey.cap";

    private static readonly Lazy<CircuitSystem> SharedSystem = new(() =>
        new CircuitSystem(new CircuitHeights(19_712, 5_888, 544, 1_536, 384, 192), PublicBlocks));

    private static readonly Lazy<Shape> SharedShape = new(() => new Shape(
        "final",
        100,
        15,
        new WhirParameters(
            21,
            new WhirRound(6, 6, 26, 24, 12, 1, 5),
            new WhirRound(4, 10, 16, 24, 0, 1, 4),
            new WhirRound(4, 13, 12, 24, 12, 1, 4)),
        PreprocessedChunks: 16,
        Suite: HashSuite.Keccak,
        PreprocessedCapHeight: 9));

    private static readonly Lazy<VerifyingKey> SharedKey = new(() => new VerifyingKey(SharedSystem.Value.System, SharedShape.Value));

    private static readonly Lazy<byte[]> SharedCap = new(ReadCap);

    private static readonly Lazy<int> SharedSealBytes = new(() => checked((int)Measure().ProofBytes));

    /// <summary>The tables: the rows that the circuit needs, with a little room.</summary>
    public static CircuitSystem System => SharedSystem.Value;

    /// <summary>The shape of every seal.</summary>
    public static Shape Shape => SharedShape.Value;

    /// <summary>The key of the system and the shape.</summary>
    public static VerifyingKey Key => SharedKey.Value;

    /// <summary>The cap over the preprocessed columns, 32 bytes for each of its nodes.</summary>
    public static ReadOnlyMemory<byte> Cap => SharedCap.Value;

    /// <summary>The bytes of every seal.</summary>
    public static int SealBytes => SharedSealBytes.Value;

    /// <summary>Runs the verifier without a proof and counts what it does.</summary>
    public static KeccakMeasuringContext Measure()
    {
        var context = new KeccakMeasuringContext(Shape.PreprocessedCapHeight);
        var publicValues = new MeasuredElement[Key.System.PublicValueCount];
        Array.Fill(publicValues, MeasuredElement.Variable);
        EngineVerifier.Verify(context, Key, publicValues);
        context.Finish();
        return context;
    }

    /// <summary>The public values of a claim.</summary>
    /// <exception cref="ArgumentException">The claim is conditional: the final layer states none.</exception>
    public static KoalaBear[] PublicValues(Claim claim)
    {
        ArgumentNullException.ThrowIfNull(claim);
        if (claim.IsConditional)
            throw new ArgumentException("a claim that rests on others has no seal", nameof(claim));
        return ClaimDigest.Elements(claim)[..ClaimDigest.AssumptionsIndex];
    }

    private static byte[] ReadCap()
    {
        using Stream stream = typeof(FinalKey).Assembly.GetManifestResourceStream(CapResource)
            ?? throw new InvalidOperationException($"the resource {CapResource} is missing");
        var cap = new byte[stream.Length];
        stream.ReadExactly(cap);
        return cap;
    }
}
