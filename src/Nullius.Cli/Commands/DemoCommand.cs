using System.CommandLine;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Nullius.Cli.Benchmarks;
using Nullius.Cli.Output;
using Nullius.Sdk;
using Nullius.Verifier;

namespace Nullius.Cli.Commands;

/// <summary><c>demo</c>: proves the hash of a real file, verifies it natively and by a contract, and shows forgeries being rejected.</summary>
internal static partial class DemoCommand
{
    // Spec §7.1: the claim follows magic, version, kind, level, image root and context.
    private const int ClaimOffset = 8 + 4 + 4 + 4 + 2 * 32;
    private const int JournalDigestOffset = ClaimOffset + 32;

    private static readonly Option<ushort?> Port = new("--port") { HelpName = "N", Description = "The port of the local chain; a free one by default." };

    public static Command Create()
    {
        var command = new Command("demo", "Proves the SHA-256 of a file, verifies the receipt, has a contract verify it on a local chain, and shows forgeries being rejected.") { Port };
        command.SetAction(InvokeAsync);
        Examples.AddTo(command, "nullius demo");
        return command;
    }

    private static async Task<int> InvokeAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        string file = Path.Combine(Checkout.Root, "LICENSE-APACHE");
        byte[] input = CommonOptions.ReadFile(file, "file");
        GuestProgram program = CommonOptions.LoadProgram(Checkout.Guest("sha256"));
        Console.Out.WriteLine($"A RISC-V program computes the SHA-256 of LICENSE-APACHE ({TextOutput.Count(input.Length)} bytes), and we prove that it did.\n");

        long start = Stopwatch.GetTimestamp();
        ProvenRun proven = await ProgressDisplay.RunAsync(
            true, new PhaseClock(), progress => Sdk.Prover.ProveAsync(program, input, progress: progress, cancellationToken: cancellationToken));
        byte[] receipt = proven.Receipt.ToArray();
        TextOutput.Line("program", program.Id.ToString());
        TextOutput.Line("journal", TextOutput.Journal(proven.Journal.Span));
        TextOutput.Line("proven", $"{TextOutput.Count(proven.Run.Cycles)} cycles in {TextOutput.Seconds(Stopwatch.GetElapsedTime(start).TotalSeconds)}, receipt of {TextOutput.Bytes(receipt.Length)}, {proven.Receipt.SecurityBits} bits of provable security");
        string hash = Convert.ToHexStringLower(SHA256.HashData(input)) + "\n";
        bool isRight = proven.Journal.Span.SequenceEqual(Encoding.ASCII.GetBytes(hash));
        TextOutput.Line("cross-check", isRight ? "the .NET library computes the same hash" : "THE .NET LIBRARY COMPUTES ANOTHER HASH");

        var expectations = new ReceiptExpectations { Input = input, Journal = proven.Journal, ExitCode = 0 };
        start = Stopwatch.GetTimestamp();
        Verdict verdict = Verify(receipt, program.Id, expectations);
        TextOutput.Line("verified", $"{Describe(verdict)} in {Stopwatch.GetElapsedTime(start).TotalMilliseconds:0} ms, without running the program\n");

        Console.Out.WriteLine("Three forgeries:");
        bool[] rejected =
        [
            Forge("one bit of the proof flipped", Flip(receipt, receipt.Length / 2), program.Id, expectations),
            Forge("another hash put into the claim", Flip(receipt, JournalDigestOffset), program.Id, expectations with { JournalDigest = null }),
            Forge("passed off as another program's", receipt, GuestProgram.Load(Checkout.Guest("sha256-soft")).Id, expectations),
        ];
        bool isNativeDone = isRight && verdict.IsAccepted && rejected.All(isRejected => isRejected);
        bool isChainDone = await OnChainAsync(proven.Receipt, parsed.GetValue(Port), cancellationToken);
        return isNativeDone && isChainDone ? ExitCode.Success : ExitCode.Rejected;
    }

    private static bool Forge(string name, byte[] receipt, ProgramId programId, ReceiptExpectations expectations)
    {
        Verdict verdict = Verify(receipt, programId, expectations);
        Console.Out.WriteLine($"  {name,-33} {Describe(verdict)}");
        return verdict.Outcome == Outcome.Rejected;
    }

    private static string Describe(Verdict verdict) =>
        verdict.IsAccepted ? "ACCEPTED" : $"REJECTED by {verdict.Check}: {CheckText.Describe(verdict.Check)}";

    private static Verdict Verify(byte[] receipt, ProgramId programId, ReceiptExpectations expectations)
    {
        try
        {
            return Receipt.Parse(receipt).Verify(programId, expectations);
        }
        catch (ReceiptFormatException exception)
        {
            return new Verdict(Outcome.Rejected, exception.Check, -1);
        }
    }

    private static byte[] Flip(byte[] receipt, int position)
    {
        byte[] forged = [.. receipt];
        forged[position] ^= 1;
        return forged;
    }
}
