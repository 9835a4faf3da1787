using System.Buffers.Binary;
using Nullius.EndToEnd.Tests.Support;
using Nullius.Protocol;
using Nullius.Verifier;

namespace Nullius.EndToEnd.Tests.Library;

/// <summary>Succinct receipts whose bytes were altered: never an exception, never accepted.</summary>
public sealed class DamagedSuccinctReceiptTests
{
    // Spec §7.5.
    private const int KindOffset = 12;
    private const int SecurityOffset = 16;
    private const int ProgramIdOffset = 20;
    private const int AssumptionsOffset = 156;
    private const int CircuitOffset = 188;
    private const int ProofOffset = 192;

    private static byte[] Bytes => CompressedRuns.OfHello.Receipt.ToArray();

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
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(7)]
    [InlineData(uint.MaxValue)]
    public void ACircuitThatProvesNoClaimsIsRejected(uint circuit) => AssertRejected(Check.CircuitKey, With(CircuitOffset, circuit));

    [Fact]
    public void AnotherHeaderIsRejected()
    {
        AssertRejected(Check.ReceiptFormat, With(SecurityOffset, 124));
        AssertRejected(Check.ReceiptFormat, With(KindOffset, 0));
        AssertRejected(Check.ReceiptFormat, With(KindOffset, 3));
        AssertRejected(Check.ReceiptFormat, With(KindOffset, uint.MaxValue));
        AssertRejected(Check.CanonicalElement, With(ProgramIdOffset, uint.MaxValue));
        AssertRejected(Check.CanonicalElement, With(AssumptionsOffset, uint.MaxValue));
    }

    [Fact]
    public void EveryFlippedBitIsRejected()
    {
        byte[] bytes = Bytes;
        var random = new Random(3);
        for (int sample = 0; sample < 60; sample++)
        {
            int position = sample < 30 ? random.Next(ProofOffset) : random.Next(ProofOffset, bytes.Length);
            byte[] damaged = [.. bytes];
            damaged[position] ^= (byte)(1 << random.Next(8));
            Assert.Equal(Outcome.Rejected, Verify(damaged).Outcome);
        }
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
