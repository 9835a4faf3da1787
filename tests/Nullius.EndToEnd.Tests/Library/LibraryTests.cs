using Nullius.EndToEnd.Tests.Support;
using Nullius.Protocol;
using Nullius.Sdk;
using Nullius.Verifier;

namespace Nullius.EndToEnd.Tests.Library;

/// <summary>The library as an application uses it.</summary>
public sealed class LibraryTests
{
    private static readonly Verdict Accepted = new(Outcome.Accepted, Check.None, -1);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void TheDefaultVerdictDoesNotAccept() => Assert.False(default(Verdict).IsAccepted);

    [Fact]
    public void ProvesSavesLoadsAndVerifies()
    {
        using var folder = new TemporaryFolder();
        ProvenRun proven = ProvenRuns.OfHello;
        Assert.Equal(Checkout.ExpectedJournal("hello"), proven.Journal.ToArray());
        proven.Receipt.Save(folder["receipt"]);
        Assert.Equal(["receipt"], folder.Names);

        Receipt loaded = Receipt.Load(folder["receipt"]);
        Assert.Equal(proven.Receipt.ToArray(), loaded.ToArray());
        var expectations = new ReceiptExpectations
        {
            Input = ProvenRuns.HelloInput, Journal = proven.Journal, ExitCode = 0, Context = ProvenRuns.Context,
        };
        Assert.Equal(Accepted, loaded.Verify(ProvenRuns.Hello.Id, expectations, Stop));
        Assert.Equal(Accepted, loaded.Verify(ProvenRuns.Hello.Id, cancellationToken: Stop));
    }

    [Fact]
    public void ProvesALongRunInSegments()
    {
        ProvenRun proven = ProvenRuns.OfChain;
        Assert.True(proven.Receipt.Composite().Segments.Count >= 3);
        Assert.Equal(proven.Run.Cycles, proven.Receipt.Composite().Cycles);
        Assert.Equal(Accepted, proven.Receipt.Verify(ProvenRuns.Fibonacci.Id, new ReceiptExpectations { ExitCode = 0 }, Stop));
    }

    [Fact]
    public async Task ProvesARunThatEndsInATrap()
    {
        GuestProgram program = GuestProgram.Load(TestElf.Build(TestElf.AddImmediate(5, 0, 1), 0));
        ProvenRun proven = await Sdk.Prover.ProveAsync(program, ReadOnlyMemory<byte>.Empty, cancellationToken: Stop);
        Assert.Equal(0x102u, proven.Receipt.ExitCode);
        Assert.Equal(Accepted, proven.Receipt.Verify(program.Id, new ReceiptExpectations { ExitCode = 0x102 }, Stop));
        Assert.Equal(
            new Verdict(Outcome.Rejected, Check.ExitCode, -1), proven.Receipt.Verify(program.Id, new ReceiptExpectations { ExitCode = 0 }, Stop));
    }

    [Fact]
    public async Task KeepsTheWitnessOutOfTheReceipt()
    {
        GuestProgram program = GuestProgram.Load(Checkout.Guest("wordcount"));
        byte[] witness = [.. "take nobody's word for it"u8];
        ProvenRun proven = await Sdk.Prover.ProveAsync(program, ReadOnlyMemory<byte>.Empty, new ProvingOptions { Witness = witness }, cancellationToken: Stop);
        Assert.Equal(Accepted, proven.Receipt.Verify(program.Id, new ReceiptExpectations { ExitCode = 0 }, Stop));
        Assert.Equal(-1, proven.Receipt.ToArray().AsSpan().IndexOf(witness.AsSpan(0, 8)));
    }

    [Fact]
    public void RefusesOptionsWithoutMeaning()
    {
        AssertRefused(new ProvingOptions { SecurityBits = 80 });
        AssertRefused(new ProvingOptions { Shape = "gigantic" });
        AssertRefused(new ProvingOptions { Context = new byte[31] });
        AssertRefused(new ProvingOptions { Workers = 0 });

        static void AssertRefused(ProvingOptions options) =>
            Assert.ThrowsAny<ArgumentException>(() => { _ = Sdk.Prover.ProveAsync(ProvenRuns.Hello, ReadOnlyMemory<byte>.Empty, options); });
    }

    [Fact]
    public async Task StopsWhenCancelled()
    {
        using var source = new CancellationTokenSource();
        var progress = new CancellingProgress(source, ProvingPhase.Zerocheck);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Sdk.Prover.ProveAsync(ProvenRuns.Hello, ReadOnlyMemory<byte>.Empty, progress: progress, cancellationToken: source.Token));
    }

    [Fact]
    public void CountsWhatTheVerifierCosts()
    {
        foreach (Shape shape in Shapes.All)
        {
            IReadOnlyList<VerifierPart> parts = VerifierCost.Measure(shape);
            Assert.Equal(MachineKeys.ProofBytes(shape), parts[0].ProofBytes);
            Assert.Equal(parts[0], new VerifierPart(
                "verifier",
                parts.Skip(1).Sum(part => part.ProofBytes),
                parts.Skip(1).Sum(part => part.Permutations),
                parts.Skip(1).Sum(part => part.Multiplications),
                parts.Skip(1).Sum(part => part.Scalings),
                parts.Skip(1).Sum(part => part.FoldMultiplications),
                parts.Skip(1).Sum(part => part.PositionMultiplications)));
            Assert.All(parts, part => Assert.True(part.ProofBytes > 0 && part.Permutations > 0 && part.Multiplications >= 0));
        }
    }
}
