using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Nullius.Constraints;
using Nullius.EndToEnd.Tests.Support;
using Nullius.Fields;
using Nullius.Hashing;
using Nullius.Machine;
using Nullius.Protocol;
using Nullius.Verifier;

namespace Nullius.EndToEnd.Tests.Soundness;

/// <summary>The vectors beside the specification, which a second implementation can be tested with, hold for this one.</summary>
public sealed class VectorTests
{
    private static readonly string Folder = Path.Combine(Checkout.Root, "spec", "vectors");

    private static JsonElement Load(string name) => JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder, name))).RootElement;

    [Fact]
    public void TheTranscriptDrawsTheValuesOfItsVector()
    {
        JsonElement vector = Load("transcript.json");
        Transcript transcript = Transcript.Create(Encoding.ASCII.GetBytes(vector.GetProperty("label").GetString()!));
        foreach (JsonElement step in vector.GetProperty("steps").EnumerateArray())
        {
            uint[] values = [.. step.GetProperty("values").EnumerateArray().Select(value => value.GetUInt32())];
            Assert.Equal(values, TranscriptStep.Run(transcript, step.GetProperty("operation").GetString()!, values));
        }
    }

    [Fact]
    public void LeavesHashToTheDigestsOfTheirVector()
    {
        foreach (JsonElement entry in Load("leaves.json").EnumerateArray())
        {
            KoalaBear[] leaf = [.. entry.GetProperty("leaf").EnumerateArray().Select(value => KoalaBear.FromCanonical(value.GetUInt32()))];
            Assert.Equal(entry.GetProperty("digest").GetString(), Poseidon2Hash.HashLeaf(leaf).ToString());
        }
    }

    [Fact]
    public void TheMachineHasTheBytesAndTheDigestOfItsVectors()
    {
        byte[] bytes = SystemDigest.ToBytes(RiscvMachine.Instance.System);
        Assert.Equal(Load("machine.json").GetProperty("systemDigest").GetString(), Convert.ToHexStringLower(SHA256.HashData(bytes)));
        using var decompressed = new MemoryStream();
        using (var file = new GZipStream(File.OpenRead(Path.Combine(Folder, "machine.bin.gz")), CompressionMode.Decompress))
            file.CopyTo(decompressed);
        Assert.Equal(bytes, decompressed.ToArray());
    }

    [Fact]
    public void TheReceiptOfTheVectorIsAcceptedForItsClaim()
    {
        JsonElement vector = Load("hello.json");
        byte[] bytes = File.ReadAllBytes(Path.Combine(Folder, "hello.receipt"));
        Assert.Equal(Check.None, CompositeReceipt.TryParse(bytes, out CompositeReceipt? receipt));
        Assert.Equal(vector.GetProperty("programId").GetString(), receipt!.ProgramId.ToString());
        Assert.Equal(vector.GetProperty("cycles").GetInt64(), receipt.Cycles);
        var expectations = new Expectations
        {
            ProgramId = receipt.ProgramId,
            InputDigest = Convert.FromHexString(vector.GetProperty("inputDigest").GetString()!),
            JournalDigest = Convert.FromHexString(vector.GetProperty("journalDigest").GetString()!),
            ExitCode = vector.GetProperty("exitCode").GetUInt32(),
        };
        Assert.Equal(Outcome.Accepted, ReceiptVerifier.Verify(bytes, expectations, TestContext.Current.CancellationToken).Outcome);
    }

    [Fact]
    public void TheReceiptOfTheVectorIsRejectedWithAnyOfTheListedBytesFlipped()
    {
        byte[] bytes = File.ReadAllBytes(Path.Combine(Folder, "hello.receipt"));
        Assert.Equal(Check.None, CompositeReceipt.TryParse(bytes, out CompositeReceipt? receipt));
        var expectations = new Expectations { ProgramId = receipt!.ProgramId };
        foreach (JsonElement forgery in Load("hello.json").GetProperty("forgeries").EnumerateArray())
        {
            byte[] forged = [.. bytes];
            forged[forgery.GetProperty("flippedByte").GetInt32()] ^= 1;
            Verdict verdict = ReceiptVerifier.Verify(forged, expectations, TestContext.Current.CancellationToken);
            Assert.Equal(forgery.GetProperty("check").GetString(), verdict.Check.ToString());
        }
    }

    /// <summary>Writes the vectors anew, after a change of the protocol: run the test executable with -explicit only.</summary>
    [Fact(Explicit = true)]
    public async Task Record()
    {
        Sdk.ProvenRun run = await Sdk.Prover.ProveAsync(
            ProvenRuns.Hello, ProvenRuns.HelloInput, new Sdk.ProvingOptions(), cancellationToken: TestContext.Current.CancellationToken);
        CompositeReceipt receipt = run.Receipt.Composite();
        using var stream = new MemoryStream();
        receipt.WriteTo(stream);
        byte[] bytes = stream.ToArray();
        File.WriteAllBytes(Path.Combine(Folder, "hello.receipt"), bytes);
        Assert.True(receipt.ClaimOpening.TryVerify(receipt.Segments[^1].Statement.RootAfter, out ClaimContents? claim));
        var expectations = new Expectations { ProgramId = receipt.ProgramId };
        int[] flips = [0, 8, 16, 20, 52, 84, 180, 300, 1048, 1088, 1168, 20_000, 100_000, 200_000, bytes.Length - 1];
        var forgeries = flips.Select(flip =>
        {
            byte[] forged = [.. bytes];
            forged[flip] ^= 1;
            return new { flippedByte = flip, check = ReceiptVerifier.Verify(forged, expectations, TestContext.Current.CancellationToken).Check.ToString() };
        });
        Write("hello.json", new
        {
            programId = receipt.ProgramId.ToString(),
            inputDigest = Convert.ToHexStringLower(claim!.InputDigest),
            journalDigest = Convert.ToHexStringLower(claim.JournalDigest),
            exitCode = claim.ExitCode,
            cycles = receipt.Cycles,
            forgeries,
        });
        using (var file = new GZipStream(File.Create(Path.Combine(Folder, "machine.bin.gz")), CompressionLevel.SmallestSize))
            file.Write(SystemDigest.ToBytes(RiscvMachine.Instance.System));
        Write("machine.json", new { systemDigest = Convert.ToHexStringLower(SHA256.HashData(SystemDigest.ToBytes(RiscvMachine.Instance.System))) });
        Transcript transcript = Transcript.Create("nullius/v1"u8);
        Write("transcript.json", new
        {
            label = "nullius/v1",
            steps = TranscriptStep.Examples.Select(step =>
                new { operation = step.Operation, values = TranscriptStep.Run(transcript, step.Operation, step.Values) }),
        });
        Write("leaves.json", new[] { 0, 1, 7, 8, 9, 16, 64, 80 }.Select(length =>
        {
            uint[] leaf = [.. Enumerable.Range(1, length).Select(value => (uint)(value * value))];
            return new { leaf, digest = Poseidon2Hash.HashLeaf([.. leaf.Select(KoalaBear.FromCanonical)]).ToString() };
        }));
    }

    private static void Write(string name, object value) =>
        File.WriteAllText(Path.Combine(Folder, name), JsonSerializer.Serialize(value, Indented) + "\n");

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };
}
