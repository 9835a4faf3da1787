using System.Diagnostics;
using Nullius.Cli.Reports;
using Nullius.Protocol;
using Nullius.Riscv;
using Nullius.Sdk;
using Nullius.Tracing;
using Nullius.Verifier;

namespace Nullius.Cli.Benchmarks;

/// <summary>Measures a proof.</summary>
internal static class ProveBenchmark
{
    private const int Verifications = 20;

    public static IReadOnlyList<BenchResult> Run(BenchmarkProgram program, CancellationToken cancellationToken)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("nullius-bench-");
        try
        {
            string input = Path.Combine(folder.FullName, "input");
            string receipt = Path.Combine(folder.FullName, "receipt");
            File.WriteAllBytes(input, program.Input());
            (ProveReport report, double wallSeconds) = MeasuredCommand.Run<ProveReport>(
                program.Name,
                ["prove", Checkout.Guest(program.Guest), "--input", input, "--receipt", receipt, "--phases", .. program.Arguments],
                cancellationToken);
            var proof = (CompositeReceipt)Receipt.Load(receipt).Body;
            return
            [
                .. OfProof(program.Name, report, wallSeconds),
                .. OfReceipt(program.Name, proof),
                .. OfPages(program, proof.Segments[0].Shape, cancellationToken),
            ];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static IEnumerable<BenchResult> OfProof(string name, ProveReport report, double wallSeconds)
    {
        yield return new(name, "wallSeconds", wallSeconds, "s");
        yield return new(name, "cycles", report.Cycles, "cycles");
        yield return new(name, "segments", report.Segments, "segments");
        yield return new(name, "cyclesPerSecond", report.CyclesPerSecond, "cycles/s");
        yield return new(name, "peakRssBytes", report.PeakRssBytes, "bytes");
        yield return new(name, "receiptBytes", report.ReceiptBytes, "bytes");
        foreach (PhaseReport phase in report.Phases!.Where(phase => phase.Seconds > 0))
            yield return new(name, $"{phase.Phase}Seconds", phase.Seconds, "s");
    }

    private static IEnumerable<BenchResult> OfReceipt(string name, CompositeReceipt receipt)
    {
        SegmentProof segment = receipt.Segments[0];
        yield return new(name, "segmentProofBytes", segment.Proof.Length, "bytes");
        var milliseconds = new double[Verifications];
        for (int run = 0; run < milliseconds.Length; run++)
        {
            long start = Stopwatch.GetTimestamp();
            if (SegmentVerifier.Verify(segment) != Check.None)
                throw new InvalidOperationException($"The proof of {name} does not verify.");
            milliseconds[run] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        // The first runs compile; the median of the rest is what a verifier that stays up needs.
        Array.Sort(milliseconds);
        yield return new(name, "verifyMilliseconds", milliseconds[milliseconds.Length / 2], "ms");
        foreach (VerifierPart part in VerifierCost.Measure(segment.Shape))
        {
            yield return new(name, $"{part.Name}ProofBytes", part.ProofBytes, "bytes");
            yield return new(name, $"{part.Name}Permutations", part.Permutations, "Poseidon2 permutations");
            yield return new(name, $"{part.Name}Multiplications", part.Multiplications, "extension multiplications");
            yield return new(name, $"{part.Name}Scalings", part.Scalings, "multiplications by constants");
            yield return new(name, $"{part.Name}FoldMultiplications", part.FoldMultiplications, "multiplications of extension by base");
            yield return new(name, $"{part.Name}PositionMultiplications", part.PositionMultiplications, "base multiplications");
        }
    }

    /// <summary>What it costs to open memory: pages with the nodes above them, by the prices at which segments are cut.</summary>
    private static IEnumerable<BenchResult> OfPages(BenchmarkProgram program, Shape shape, CancellationToken cancellationToken)
    {
        SegmentBudget budget = SegmentPlan.Budget(shape);
        var planner = new SegmentPlanner(GuestProgram.Load(Checkout.Guest(program.Guest)).Image, new ProgramInput(program.Input(), default), budget);
        long pages = 0, cells = 0;
        foreach (PlannedSegment segment in planner.Plan(cancellationToken))
        {
            pages += segment.Cost.Pages;
            cells += segment.Cost.Pages * budget.PageCost + segment.Cost.Nodes * budget.NodeCost;
        }

        yield return new(program.Name, "touchedPages", pages, "pages");
        yield return new(program.Name, "cellsPerTouchedPage", (double)cells / pages, "cells");
    }
}
