using Nullius.Fields;
using Nullius.Machine;
using Nullius.Protocol;
using Nullius.Sdk;
using Nullius.Verifier;
using Nullius.Verifier.Core;
using Nullius.Wires;

namespace Nullius.Recursion.Tests.Support;

/// <summary>A segment's proof, its native verification, and the circuit that lifts it.</summary>
internal sealed class LiftCase
{
    private static readonly Lazy<LiftCase> SharedCase = new(() => new LiftCase());

    private readonly Circuit _circuit = Circuit.Compile(RecursionCircuits.Trace(CircuitKind.LiftTiny));
    private readonly VerifyingKey _key;

    private LiftCase()
    {
        var program = GuestProgram.Load(Checkout.Guest("hello"));
        var options = new ProvingOptions { Shape = "tiny" };
        Receipt receipt = Sdk.Prover.ProveAsync(program, File.ReadAllBytes(Checkout.Input("hello")), options).GetAwaiter().GetResult().Receipt;
        Receipt = (CompositeReceipt)receipt.Body;
        Segment = Receipt.Segments[0];
        _key = MachineKeys.Get(Segment.Shape);
        PublicValues = Segment.Statement.ToPublicValues();
        Proof = [.. Segment.Proof.ToArray().Chunk(KoalaBear.EncodedBytes).Select(bytes => KoalaBear.TryRead(bytes, out KoalaBear element) ? element : throw new InvalidDataException())];
        var recording = new RecordingContext(new NativeVerifierContext(Segment.Proof));
        EngineVerifier.Verify<RecordingContext, KoalaBear5>(recording, _key, Lift(PublicValues));
        Messages = recording.Messages;
    }

    public static LiftCase Shared => SharedCase.Value;

    public CompositeReceipt Receipt { get; }

    public SegmentProof Segment { get; }

    /// <summary>The elements of the proof.</summary>
    public KoalaBear[] Proof { get; }

    public KoalaBear[] PublicValues { get; }

    /// <summary>Which elements of the proof are what.</summary>
    public IReadOnlyList<(string Kind, int Start, int Count)> Messages { get; }

    /// <summary>The verdict of the native verifier.</summary>
    public Check Verify(KoalaBear[] proof, KoalaBear[] publicValues)
    {
        var bytes = new byte[proof.Length * KoalaBear.EncodedBytes];
        for (int index = 0; index < proof.Length; index++)
            proof[index].Write(bytes.AsSpan(index * KoalaBear.EncodedBytes));
        var context = new NativeVerifierContext(bytes);
        EngineVerifier.Verify<NativeVerifierContext, KoalaBear5>(context, _key, Lift(publicValues));
        return context.Finish();
    }

    /// <summary>The first check that fails in the circuit; null if none does.</summary>
    public string? Assign(KoalaBear[] proof, KoalaBear[] publicValues)
    {
        // Image root, pc before, root before, pc after, root after, cycles, context (Spec §6.4); the circuit's order is that of the range (Spec §9.5.2).
        KoalaBear[] image = publicValues[..8], before = publicValues[9..17], after = publicValues[18..26], context = publicValues[27..];
        KoalaBear[] range = [.. image, .. before, .. after, .. context, publicValues[8], publicValues[17]];
        var digest = Hashing.StatementDigest.Compute(RangeDigest.Tag, [.. range, .. new KoalaBear[6]]);
        return Assign(digest, proof, [.. range, publicValues[26]]);
    }

    /// <summary>The same for a given digest, which may be another than that of the statement.</summary>
    public string? Assign(in Hashing.Digest digest, KoalaBear[] proof, KoalaBear[] statement) =>
        _circuit.Assign(CircuitKeys.PublicValues(digest), [proof, statement]).Failure;

    private static KoalaBear5[] Lift(KoalaBear[] values) => [.. values.Select(KoalaBear5.FromBase)];
}
