using System.Security.Cryptography;
using System.Text.Json;
using Xunit;

namespace Nullius.Riscv.Tests;

/// <summary>Runs the guests of the repository with their sample inputs; their expected journals are computed independently.</summary>
public class GuestTests
{
    private static readonly string Guests = Path.Combine(Repository.Root, "guests");

    public static TheoryData<string> Names =>
        [.. Directory.GetFiles(Path.Combine(Guests, "elf"), "*.elf").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void GuestWritesExpectedJournal(string name)
    {
        byte[] input = ReadOrEmpty("inputs", name + ".input");
        byte[] journal = File.ReadAllBytes(Path.Combine(Guests, "expected", name + ".journal"));
        string exitPath = Path.Combine(Guests, "expected", name + ".exit");
        ulong exitCode = File.Exists(exitPath) ? ulong.Parse(File.ReadAllText(exitPath)) : 0;

        foreach (IExecutor executor in (IExecutor[])[new InterpretingExecutor(), new CompilingExecutor()])
        {
            RunResult result = ProgramRunner.Run(ImageOf(name), InputOf(name), executor, null, 10_000_000, TestContext.Current.CancellationToken);
            Assert.Equal(exitCode, result.ExitCode);
            Assert.Equal(journal, result.Journal.ToArray());
            Assert.Equal(SHA256.HashData(input), result.InputDigest.ToArray());
            Assert.Equal(SHA256.HashData(journal), result.JournalDigest.ToArray());
        }
    }

    [Theory]
    [InlineData("sha256")]
    [InlineData("keccak256")]
    [InlineData("wordcount")]
    public void TracesOfGuestsAreConsistent(string name)
    {
        ProgramImage image = ImageOf(name);
        SegmentBudget budget = SegmentTests.Budget with { CostMax = 2_000_000, CyclesMax = 20_000 };
        var replay = new SegmentReplay(image, InputOf(name));
        foreach (PlannedSegment segment in new SegmentPlanner(image, InputOf(name), budget).Plan(TestContext.Current.CancellationToken).Take(8))
            TraceChecker.Check(replay.Replay(segment, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void ManifestNamesTheCommittedBinaries()
    {
        using JsonDocument manifest = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Guests, "manifest.json")));
        JsonElement kernel = manifest.RootElement.GetProperty("kernel");
        Assert.Equal(DigestOf(Path.Combine("kernel", "kernel.bin")), kernel.GetProperty("binary").GetString());
        Assert.Equal(DigestOf(KernelImage.Default.Contents.Span), kernel.GetProperty("binary").GetString());

        var named = manifest.RootElement.GetProperty("guests").EnumerateArray()
            .Select(guest => (guest.GetProperty("name").GetString()!, guest.GetProperty("elf").GetString()!));
        var committed = Names.Select(row => (row.Data, DigestOf(Path.Combine("elf", row.Data + ".elf"))));
        Assert.Equal(committed.Order(), named.Order());
    }

    private static string DigestOf(string path) => DigestOf(File.ReadAllBytes(Path.Combine(Guests, path)));

    private static string DigestOf(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static byte[] ReadOrEmpty(string folder, string name)
    {
        string path = Path.Combine(Guests, folder, name);
        return File.Exists(path) ? File.ReadAllBytes(path) : [];
    }

    private static ProgramImage ImageOf(string name) => ProgramImage.Load(File.ReadAllBytes(Path.Combine(Guests, "elf", name + ".elf")));

    private static ProgramInput InputOf(string name) => new(ReadOrEmpty("inputs", name + ".input"), ReadOrEmpty("inputs", name + ".witness"));
}
