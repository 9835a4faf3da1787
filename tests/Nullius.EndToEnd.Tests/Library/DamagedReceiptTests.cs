using Nullius.EndToEnd.Tests.Support;
using Nullius.Protocol;
using Nullius.Sdk;
using Nullius.Verifier;

namespace Nullius.EndToEnd.Tests.Library;

/// <summary>Receipts whose bytes were altered: never an exception, never accepted.</summary>
public sealed class DamagedReceiptTests
{
    private const int Samples = 60;

    private static byte[] Bytes => ProvenRuns.OfHello.Receipt.ToArray();

    private static Expectations Expected => new() { ProgramId = ProvenRuns.Hello.Id.Value, Context = ProvenRuns.Context };

    [Fact]
    public void EveryTruncationIsRejected()
    {
        byte[] bytes = Bytes;
        var random = new Random(1);
        IEnumerable<int> lengths = Enumerable.Range(0, 1300).Concat(Enumerable.Range(0, Samples).Select(_ => random.Next(bytes.Length))).Append(bytes.Length - 1);
        foreach (int length in lengths)
            AssertRejected(bytes.AsMemory(0, length), Check.ReceiptFormat, Check.ProofLength, Check.CanonicalElement);
    }

    [Fact]
    public void TrailingBytesAreRejected() => AssertRejected((byte[])[.. Bytes, 0], Check.ReceiptFormat);

    [Fact]
    public void EveryFlippedBitIsRejected()
    {
        byte[] bytes = Bytes;
        var random = new Random(2);
        for (int sample = 0; sample < Samples; sample++)
        {
            int position = sample < Samples / 2 ? random.Next(1300) : random.Next(bytes.Length);
            byte[] damaged = [.. bytes];
            damaged[position] ^= (byte)(1 << random.Next(8));
            Assert.Equal(Outcome.Rejected, ReceiptVerifier.Verify(damaged, Expected, TestContext.Current.CancellationToken).Outcome);
        }
    }

    [Fact]
    public void AnotherFormatVersionIsNamed()
    {
        byte[] bytes = Bytes;
        bytes[8] = 2;
        AssertRejected(bytes, Check.ReceiptFormat);
        var exception = Assert.Throws<ReceiptFormatException>(() => Receipt.Parse(bytes));
        Assert.Equal("The receipt has format version 2; this program reads version 1.", exception.Message);
    }

    [Fact]
    public void AnotherFileIsNamed() =>
        Assert.Equal("The file is not a receipt.", Assert.Throws<ReceiptFormatException>(() => Receipt.Load(Checkout.Licence)).Message);

    private static void AssertRejected(ReadOnlyMemory<byte> bytes, params Check[] checks)
    {
        Verdict verdict = ReceiptVerifier.Verify(bytes, Expected, TestContext.Current.CancellationToken);
        Assert.Equal(Outcome.Rejected, verdict.Outcome);
        Assert.Contains(verdict.Check, checks);
    }
}
