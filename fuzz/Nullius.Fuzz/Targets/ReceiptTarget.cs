using Nullius.Protocol;
using Nullius.Verifier;

namespace Nullius.Fuzz.Targets;

/// <summary>Parses receipts of all kinds. What parses is written back to the same bytes.</summary>
public sealed class ReceiptTarget : IFuzzTarget
{
    private const long FixedBytes = 1 << 16;

    private readonly Lazy<byte[][]> seeds = new(() => [ProvenSeed.Receipt.ToArray(), ToArray(Succinct()), ToArray(Batch())]);

    public string Name => "receipt";

    public IReadOnlyList<byte[]> Seeds => seeds.Value;

    // Proofs refer to the input; writing back needs a stream that doubles as it grows.
    public long AllocatedBytesMax(int inputBytes) => FixedBytes + 6L * inputBytes;

    public void Run(ReadOnlyMemory<byte> input)
    {
        Check check = ReceiptBody.TryParse(input, out ReceiptBody? receipt);
        if ((check == Check.None) != (receipt is not null))
            throw new InvalidOperationException("A receipt is parsed, or the check that failed is named.");
        if (receipt is null)
            return;
        using var stream = new MemoryStream();
        receipt.WriteTo(stream);
        if (!stream.GetBuffer().AsSpan(0, (int)stream.Length).SequenceEqual(input.Span))
            throw new InvalidOperationException("Another encoding of the same receipt was accepted.");
    }

    /// <summary>A receipt of the right form; its proof is zero, which no parser notices.</summary>
    private static SuccinctReceipt Succinct() => new(ProvenSeed.Receipt.Claim!, CircuitKind.Seal, new byte[CircuitKeys.ProofBytes]);

    private static BatchReceipt Batch() => new([ProvenSeed.Receipt.Claim!, ProvenSeed.Receipt.Claim!], Succinct());

    private static byte[] ToArray(ReceiptBody receipt)
    {
        using var stream = new MemoryStream();
        receipt.WriteTo(stream);
        return stream.ToArray();
    }
}
