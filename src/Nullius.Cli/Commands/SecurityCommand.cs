using System.CommandLine;
using Nullius.Cli.Output;
using Nullius.Cli.Reports;
using Nullius.Protocol;
using Nullius.Prover.Security;
using Nullius.Sdk;
using Nullius.Verifier;
using Nullius.Verifier.Core;

namespace Nullius.Cli.Commands;

/// <summary><c>security</c>: prints the provable security of shapes, round by round.</summary>
internal static class SecurityCommand
{
    private static readonly Argument<string?> ReceiptFile = new("RECEIPT")
    {
        Arity = ArgumentArity.ZeroOrOne,
        Description = "A receipt, whose shapes are shown; without one, those of the options.",
    };

    private static readonly Option<string?> ShapeName = new("--shape") { HelpName = "NAME", Description = "One shape: tiny, small, medium, large, circuit, that of recursion, or final, that of seals." };
    private static readonly Option<int?> Security = new("--security") { HelpName = "100|124", Description = "The shapes of one level." };
    private static readonly Option<bool> Json = CommonOptions.Json();

    public static Command Create()
    {
        var command = new Command("security", "Prints the provable security of a receipt or of the shapes: every term, and the least of them.")
        {
            ReceiptFile, ShapeName, Security, Json,
        };
        command.SetAction(Invoke);
        Examples.AddTo(
            command,
            "nullius security --shape large --security 100",
            "nullius security hello.receipt",
            "nullius security --json");
        return command;
    }

    private static int Invoke(ParseResult parsed)
    {
        ShapeSecurityReport[] reports = parsed.GetValue(ReceiptFile) is { } file ? ReportsOfReceipt(file) : ReportsOfOptions(parsed);
        if (parsed.GetValue(Json))
            JsonOutput.Write(new SecurityReports(reports.Min(report => report.Bits), reports));
        else
            WriteText(reports);
        return ExitCode.Success;
    }

    private static ShapeSecurityReport[] ReportsOfReceipt(string file)
    {
        byte[] bytes = CommonOptions.ReadFile(file, "receipt");
        return Receipt.Parse(bytes).Body switch
        {
            CompositeReceipt composite => [.. composite.Segments.Select(segment => segment.Shape).Distinct().Select(OfMachine)],
            EvmReceipt => [.. LiftedShapes().Select(OfMachine), OfCircuits(), OfSeals()],
            _ => [.. LiftedShapes().Select(OfMachine), OfCircuits()],
        };
    }

    private static ShapeSecurityReport[] ReportsOfOptions(ParseResult parsed)
    {
        string? name = parsed.GetValue(ShapeName);
        int? bits = parsed.GetValue(Security);
        bool IsAsked(Shape shape) => (name is null || shape.Name == name) && (bits is null || shape.SecurityBits == bits);
        ShapeSecurityReport[] reports =
        [
            .. Shapes.All.Where(IsAsked).Select(OfMachine),
            .. IsAsked(CircuitKeys.Shape) ? [OfCircuits()] : Array.Empty<ShapeSecurityReport>(),
            .. IsAsked(FinalKey.Shape) ? [OfSeals()] : Array.Empty<ShapeSecurityReport>(),
        ];
        return reports.Length > 0
            ? reports
            : throw new UnusableException("There is no such shape; the names are tiny, small, medium, large, circuit and final, the levels 100 and 124 (circuit and final: 100).");
    }

    /// <summary>What a succinct receipt rests on beside its own proof: it does not say which of the shapes its segments had.</summary>
    private static IEnumerable<Shape> LiftedShapes() => Shapes.All.Where(shape => shape.SecurityBits == CircuitKeys.Shape.SecurityBits);

    private static ShapeSecurityReport OfMachine(Shape shape) => Report(MachineKeys.Get(shape), MachineKeys.ProofBytes(shape));

    private static ShapeSecurityReport OfCircuits() => Report(CircuitKeys.Key, CircuitKeys.ProofBytes);

    private static ShapeSecurityReport OfSeals() => Report(FinalKey.Key, FinalKey.SealBytes);

    private static ShapeSecurityReport Report(VerifyingKey key, int proofBytes)
    {
        SecurityReport report = SecurityCalculator.Report(key);
        return new ShapeSecurityReport(
            key.Shape.Name,
            report.TargetBits,
            Math.Round(report.Bits, 2),
            report.Weakest.Step,
            proofBytes,
            [.. report.Terms.Select(term => new SecurityTermReport(term.Step, term.Formula, Math.Round(term.Bits, 2)))]);
    }

    private static void WriteText(IReadOnlyList<ShapeSecurityReport> reports)
    {
        foreach (ShapeSecurityReport report in reports)
        {
            Console.Out.WriteLine($"shape {report.Shape}, λ = {report.TargetBits}: {report.Bits:0.00} bits (least: {report.Weakest}), proof {TextOutput.Bytes(report.ProofBytes)}");
            int width = report.Terms.Max(term => term.Step.Length);
            foreach (SecurityTermReport term in report.Terms)
                Console.Out.WriteLine($"  {term.Step.PadRight(width)}  {term.Bits,7:0.00}  {term.Formula}");
            Console.Out.WriteLine();
        }

        Console.Out.WriteLine("Provable in the random oracle model, in the Johnson regime; the protocol is round-by-round sound, so that the least term counts (spec/08-security.md).");
    }
}
