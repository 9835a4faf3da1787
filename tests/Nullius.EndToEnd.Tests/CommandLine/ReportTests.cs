using System.Text.Json;
using Nullius.EndToEnd.Tests.Support;

namespace Nullius.EndToEnd.Tests.CommandLine;

/// <summary>The commands that show: inspect, security, bench.</summary>
public sealed class ReportTests
{
    [Fact]
    public void InspectShowsProgramsAndReceipts()
    {
        using var folder = new TemporaryFolder();
        ProvenRuns.OfHello.Receipt.Save(folder["receipt"]);
        JsonElement receipt = NulliusCommand.Run("inspect", folder["receipt"], "--json").Json;
        JsonElement program = NulliusCommand.Run("inspect", Checkout.Guest("hello"), "--json").Json;
        Assert.Equal("receipt", receipt.GetProperty("kind").GetString());
        Assert.Equal("program", program.GetProperty("kind").GetString());
        Assert.Equal(ProvenRuns.Hello.Id.ToString(), receipt.GetProperty("programId").GetString());
        Assert.Equal(ProvenRuns.Hello.Id.ToString(), program.GetProperty("programId").GetString());
        Assert.Equal(1, receipt.GetProperty("segments").GetArrayLength());
    }

    [Fact]
    public void EveryShapeReachesItsSecurityLevel()
    {
        JsonElement report = NulliusCommand.Run("security", "--json").Json;
        JsonElement[] shapes = [.. report.GetProperty("shapes").EnumerateArray()];
        Assert.Equal(10, shapes.Length);
        Assert.All(shapes, shape => Assert.True(shape.GetProperty("bits").GetDouble() >= shape.GetProperty("targetBits").GetInt32()));
        Assert.All(shapes, shape => Assert.Equal(
            shape.GetProperty("bits").GetDouble(), shape.GetProperty("terms").EnumerateArray().Min(term => term.GetProperty("bits").GetDouble())));
    }

    [Fact]
    public void SecurityOfAReceiptIsThatOfItsShapes()
    {
        using var folder = new TemporaryFolder();
        ProvenRuns.OfHello.Receipt.Save(folder["receipt"]);
        JsonElement shape = Assert.Single(NulliusCommand.Run("security", folder["receipt"], "--json").Json.GetProperty("shapes").EnumerateArray());
        Assert.Equal(("tiny", 100), (shape.GetProperty("shape").GetString(), shape.GetProperty("targetBits").GetInt32()));
    }

    [Fact]
    public void BenchPrintsFiguresWithCommitAndMachine()
    {
        CommandResult result = NulliusCommand.Run("bench", "small", "--json");
        Assert.Equal(0, result.ExitCode);
        Assert.Equal(["commit", "machine", "results"], result.JsonNames);
        JsonElement[] figures = [.. result.Json.GetProperty("results").EnumerateArray()];
        Assert.All(figures, figure => Assert.Equal(["name", "metric", "value", "unit"], figure.EnumerateObject().Select(property => property.Name)));
        string[] expected =
            ["wallSeconds", "cyclesPerSecond", "peakRssBytes", "segmentProofBytes", "verifyMilliseconds", "verifierPermutations", "verifierMultiplications"];
        Assert.Superset(expected.ToHashSet(), figures.Select(figure => figure.GetProperty("metric").GetString()!).ToHashSet());
    }

    [Fact]
    public void AProfileCountsEveryCycleOnce()
    {
        JsonElement run = NulliusCommand.Run("run", Checkout.Guest("orderbook"), "--input", Checkout.Input("orderbook"), "--profile", "--json").Json;
        long cycles = run.GetProperty("cycles").GetInt64();
        Assert.Equal(cycles, run.GetProperty("functions").EnumerateArray().Sum(entry => entry.GetProperty("cycles").GetInt64()));
        Assert.Equal(cycles, run.GetProperty("tables").EnumerateArray().Sum(entry => entry.GetProperty("cycles").GetInt64()));
    }
}
