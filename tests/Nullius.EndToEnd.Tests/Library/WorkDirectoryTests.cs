using Nullius.EndToEnd.Tests.Support;
using Nullius.Sdk;

namespace Nullius.EndToEnd.Tests.Library;

/// <summary>A proof that was ended early resumes from its finished segments, and trusts none of them unseen.</summary>
public sealed class WorkDirectoryTests
{
    private static readonly ProvingOptions Options = new() { Shape = "tiny" };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ResumesAfterCancellationAndRemovesTheDirectory()
    {
        using var folder = new TemporaryFolder();
        string path = folder["receipt"];
        await StopInSecondSegment(path);
        Assert.Equal(["receipt.work"], folder.Names);

        ProvenRun proven = await Prove(path, Options);
        Assert.Equal(1, proven.ResumedSegments);
        Assert.Equal(["receipt"], folder.Names);
        Assert.True(Receipt.Load(path).Verify(ProvenRuns.Fibonacci.Id, new ReceiptExpectations { Input = ProvenRuns.ChainInput }, Stop).IsAccepted);
    }

    [Fact]
    public async Task DoesNotUseADamagedSegment()
    {
        using var folder = new TemporaryFolder();
        string path = folder["receipt"];
        await StopInSecondSegment(path);
        string segment = Assert.Single(Directory.GetFiles($"{path}.work", "segment-*.proof"));
        byte[] bytes = File.ReadAllBytes(segment);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(segment, bytes);
        Assert.Equal(0, (await Prove(path, Options)).ResumedSegments);
    }

    [Fact]
    public async Task DoesNotUseSegmentsOfAnotherContext()
    {
        using var folder = new TemporaryFolder();
        string path = folder["receipt"];
        await StopInSecondSegment(path);
        Assert.Equal(0, (await Prove(path, Options with { Context = ProvenRuns.Context })).ResumedSegments);
    }

    [Fact]
    public async Task RefusesADirectoryThatIsNotItsOwn()
    {
        using var folder = new TemporaryFolder();
        string path = folder["receipt"];
        Directory.CreateDirectory($"{path}.work");
        File.WriteAllText(Path.Combine($"{path}.work", "letter.txt"), "not a proof");
        IOException exception = await Assert.ThrowsAsync<IOException>(() => Prove(path, Options));
        Assert.Equal($"The directory '{path}.work' exists and is not a work directory of a proof.", exception.Message);
        Assert.True(File.Exists(Path.Combine($"{path}.work", "letter.txt")));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("{\"name\": \"another application\"}")]
    public void LeavesAFolderWithTheManifestOfSomethingElseAlone(string manifest)
    {
        using var folder = new TemporaryFolder();
        string path = folder["folder"];
        Directory.CreateDirectory(path);
        File.WriteAllText(Path.Combine(path, "manifest.json"), manifest);
        Assert.Throws<IOException>(() => WorkDirectory.Open(path));
        WorkDirectory.Remove(path);
        Assert.Equal(manifest, File.ReadAllText(Path.Combine(path, "manifest.json")));
    }

    [Fact]
    public void RemovesOnlyTheFilesThatAProofLeaves()
    {
        using var folder = new TemporaryFolder();
        string path = folder["folder"];
        var manifest = new WorkManifest(1, "program", "input", "witness", "context", 100, "tiny");
        using (WorkDirectory directory = WorkDirectory.Open(path))
            directory.Bind(manifest);
        File.WriteAllText(Path.Combine(path, "segment-0000001.proof"), "");
        File.WriteAllText(Path.Combine(path, "segment-0000002.proof.77.tmp"), "");
        string letter = Path.Combine(path, "letter.txt");
        File.WriteAllText(letter, "not a proof");
        WorkDirectory.Remove(path);
        Assert.Equal([letter], Directory.GetFileSystemEntries(path));

        File.Delete(letter);
        using (WorkDirectory directory = WorkDirectory.Open(path))
            directory.Bind(manifest);
        WorkDirectory.Remove(path);
        Assert.Equal([], folder.Names);
    }

    [Fact]
    public void AFailedWriteLeavesTheOldFileAndNoOther()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("receipt", "old"u8);
        const int DiskFull = 28;
        IOException exception = Assert.Throws<IOException>(() => AtomicFile.Write(path, stream =>
        {
            stream.Write("half"u8);
            throw new IOException("No space left on device", DiskFull);
        }));
        Assert.Equal($"'{path}' was not written: the disk is full.", exception.Message);
        Assert.Equal("old", File.ReadAllText(path));
        Assert.Equal(["receipt"], folder.Names);
    }

    private static async Task StopInSecondSegment(string path)
    {
        using var source = new CancellationTokenSource();
        var progress = new CancellingProgress(source, ProvingPhase.Commit, segmentIndex: 1);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Sdk.Prover.ProveToFileAsync(ProvenRuns.Fibonacci, ProvenRuns.ChainInput, path, Options, progress, source.Token));
    }

    private static Task<ProvenRun> Prove(string path, ProvingOptions options) =>
        Sdk.Prover.ProveToFileAsync(ProvenRuns.Fibonacci, ProvenRuns.ChainInput, path, options, cancellationToken: Stop);
}
