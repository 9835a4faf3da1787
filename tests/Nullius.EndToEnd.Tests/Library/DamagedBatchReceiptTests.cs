using System.Buffers.Binary;
using Nullius.EndToEnd.Tests.Support;
using Nullius.Machine;
using Nullius.Protocol;
using Nullius.Verifier;

namespace Nullius.EndToEnd.Tests.Library;

/// <summary>Batches whose bytes were altered: never an exception, never accepted.</summary>
public sealed class DamagedBatchReceiptTests
{
    // Spec §7.6.
    private const int KindOffset = 12;
    private const int CountOffset = 16;
    private const int ClaimsOffset = 20;
    private const int SuccinctOffset = ClaimsOffset + (3 * Claim.EncodedBytes);
    private const int ProofOffset = SuccinctOffset + 192;

    private static byte[] Bytes => AggregatedRuns.OfThree.Receipt.ToArray();

    [Fact]
    public void EveryTruncationIsRejected()
    {
        byte[] bytes = Bytes;
        Assert.Equal(ProofOffset + CircuitKeys.ProofBytes, bytes.Length);
        for (int length = 0; length < ProofOffset; length++)
            AssertRejected(Check.ReceiptFormat, bytes.AsMemory(0, length));
        foreach (int length in (int[])[ProofOffset, ProofOffset + 1, bytes.Length / 2, bytes.Length - 1])
            AssertRejected(Check.ProofLength, bytes.AsMemory(0, length));
    }

    [Fact]
    public void TrailingBytesAreRejected() => AssertRejected(Check.ReceiptFormat, (byte[])[.. Bytes, 0]);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(1 << 16)]
    [InlineData((1 << 16) + 1)]
    [InlineData(int.MaxValue)]
    [InlineData(uint.MaxValue)]
    public void AnotherNumberOfClaimsIsRejected(uint count) => AssertRejected(Check.ReceiptFormat, With(CountOffset, count));

    [Fact]
    public void AnotherHeaderIsRejected()
    {
        foreach (uint kind in (uint[])[0, 1, 2, 3, 5, uint.MaxValue])
            Assert.Equal(Outcome.Rejected, Verify(With(KindOffset, kind)).Outcome);
        AssertRejected(Check.ReceiptFormat, With(SuccinctOffset, 0));
        AssertRejected(Check.ReceiptFormat, With(SuccinctOffset + KindOffset, (uint)ReceiptKind.Batch));
        AssertRejected(Check.ReceiptFormat, With(SuccinctOffset + KindOffset, (uint)ReceiptKind.Composite));
        AssertRejected(Check.CanonicalElement, With(ClaimsOffset, uint.MaxValue));
        AssertRejected(Check.CanonicalElement, With(ClaimsOffset + (2 * Claim.EncodedBytes), uint.MaxValue));
    }

    [Fact]
    public void EveryFlippedBitIsRejected()
    {
        byte[] bytes = Bytes;
        var random = new Random(4);
        for (int sample = 0; sample < 60; sample++)
        {
            int position = sample < 40 ? random.Next(ProofOffset) : random.Next(ProofOffset, bytes.Length);
            byte[] damaged = [.. bytes];
            damaged[position] ^= (byte)(1 << random.Next(8));
            Assert.Equal(Outcome.Rejected, Verify(damaged).Outcome);
        }
    }

    [Fact]
    public void WithoutClaimsThereIsNoBatch()
    {
        byte[] bytes = With(CountOffset, 0);
        AssertRejected(Check.ReceiptFormat, (byte[])[.. bytes[..ClaimsOffset], .. bytes[SuccinctOffset..]]);
        Assert.Throws<ArgumentOutOfRangeException>(() => new BatchReceipt([], AggregatedRuns.OfThree.Receipt.Batch().Succinct));
    }

    private static byte[] With(int offset, uint value)
    {
        byte[] bytes = Bytes;
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(offset), value);
        return bytes;
    }

    private static void AssertRejected(Check check, ReadOnlyMemory<byte> bytes) =>
        Assert.Equal(new Verdict(Outcome.Rejected, check, -1), Verify(bytes));

    private static Verdict Verify(ReadOnlyMemory<byte> bytes) =>
        ReceiptVerifier.Verify(bytes, new Expectations { ProgramId = ProvenRuns.Hello.Id.Value }, TestContext.Current.CancellationToken);
}
