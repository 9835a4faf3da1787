using Nullius.Protocol;
using Nullius.Verifier;

namespace Nullius.Fuzz.Targets;

/// <summary>Verifies proofs of one statement. Only the proof that the prover made is accepted.</summary>
public sealed class VerifierTarget : IFuzzTarget
{
    private const long AllocatedBytes = 64L << 20;

    private readonly Lazy<byte[][]> seeds = new(() => [ProvenSeed.Segments[0].Proof.ToArray()]);

    public string Name => "verifier";

    public IReadOnlyList<byte[]> Seeds => seeds.Value;

    // The work depends on the shape alone; a proof of another length is refused before it.
    public long AllocatedBytesMax(int inputBytes) => AllocatedBytes;

    public void Run(ReadOnlyMemory<byte> input)
    {
        SegmentProof valid = ProvenSeed.Segments[0];
        bool isAccepted = SegmentVerifier.Verify(valid with { Proof = input }) == Check.None;
        if (isAccepted != input.Span.SequenceEqual(valid.Proof.Span))
            throw new InvalidOperationException("A proof that was altered is accepted.");
    }
}
