using System.Buffers.Binary;
using Nullius.EndToEnd.Tests.Support;
using Nullius.Protocol;
using Nullius.Verifier;

namespace Nullius.EndToEnd.Tests.Library;

/// <summary>EVM receipts whose bytes were altered: never an exception, never accepted.</summary>
public sealed class DamagedEvmReceiptTests
{
    // Spec §7.7.
    private const int KindOffset = 12;
    private const int SecurityOffset = 16;
    private const int ProgramIdOffset = 20;
    private const int SealOffset = 156;

    private static byte[] Bytes => CompressedRuns.OfHelloForContracts.Receipt.ToArray();

    [Fact]
    public void EveryTruncationIsRejected()
    {
        byte[] bytes = Bytes;
        Assert.Equal(SealOffset + FinalKey.SealBytes, bytes.Length);
        for (int length = 0; length < SealOffset; length++)
            AssertRejected(Check.ReceiptFormat, bytes.AsMemory(0, length));
        foreach (int length in (int[])[SealOffset, SealOffset + 1, bytes.Length / 2, bytes.Length - 1])
            AssertRejected(Check.ProofLength, bytes.AsMemory(0, length));
        AssertRejected(Check.ReceiptFormat, (byte[])[.. bytes, 0]);
    }

    [Fact]
    public void AnotherHeaderIsRejected()
    {
        AssertRejected(Check.ReceiptFormat, With(SecurityOffset, 124));
        AssertRejected(Check.ReceiptFormat, With(KindOffset, 0));
        AssertRejected(Check.ReceiptFormat, With(KindOffset, uint.MaxValue));
        AssertRejected(Check.CanonicalElement, With(ProgramIdOffset, uint.MaxValue));
    }

    [Fact]
    public void EveryFlippedBitIsRejected()
    {
        byte[] bytes = Bytes;
        var random = new Random(7);
        for (int sample = 0; sample < 60; sample++)
        {
            int position = sample < 30 ? random.Next(SealOffset) : random.Next(SealOffset, bytes.Length);
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
