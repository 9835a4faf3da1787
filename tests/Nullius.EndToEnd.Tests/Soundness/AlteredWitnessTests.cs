using Nullius.Constraints;
using Nullius.EndToEnd.Tests.Support;
using Nullius.Fields;
using Nullius.Machine;
using Nullius.Protocol;
using Nullius.Prover;
using Nullius.Riscv;
using Nullius.Tracing;
using Nullius.Verifier;
using Nullius.Verifier.Core;

namespace Nullius.EndToEnd.Tests.Soundness;

/// <summary>
/// A prover that alters one cell of a valid witness and then follows the protocol honestly is stopped by the full verifier, once for every table.
/// (Every single column is attacked by the tests of the tables, without proofs.)
/// </summary>
public sealed class AlteredWitnessTests
{
    private static readonly Shape Shape = Shapes.Find("tiny", 100)!;

    private static readonly Lazy<SegmentWitness[]> Witnesses = new(() =>
    [
        Trace(File.ReadAllBytes(Checkout.Guest("system-calls"))),
        Trace(File.ReadAllBytes(Checkout.Guest("sha256"))),
        Trace(File.ReadAllBytes(Checkout.Guest("keccak256"))),
        Trace(File.ReadAllBytes(Checkout.Guest("poseidon2"))),
        Trace(Exerciser()),
    ]);

    public static TheoryData<string> Tables => [.. RiscvMachine.Instance.Tables.Select(table => table.Name)];

    [Theory]
    [MemberData(nameof(Tables))]
    public void AnAlteredCellIsRejected(string tableName)
    {
        int index = RiscvMachine.Instance.Tables.Index().First(entry => entry.Item.Name == tableName).Index;
        SegmentWitness witness = Assert.IsType<SegmentWitness>(
            Witnesses.Value.FirstOrDefault(candidate => candidate.Tables[index].Height > 0), exactMatch: true);
        TableTrace table = witness.Tables[index];
        KoalaBear honest = table[0, 0];
        table[0, 0] += KoalaBear.One;
        VerifyingKey key = MachineKeys.Get(Shape);
        byte[] proof = EngineProver.Prove(
            key, witness.Tables, witness.Statement.ToPublicValues(), new ProverOptions(), TestContext.Current.CancellationToken);
        table[0, 0] = honest;
        Check failure = SegmentVerifier.Verify(new SegmentProof(Shape, witness.Statement, proof));
        Assert.True(failure is Check.BusBalance or Check.Zerocheck, $"{tableName}: {failure}");
    }

    private static SegmentWitness Trace(byte[] elf)
    {
        CancellationToken stop = TestContext.Current.CancellationToken;
        ProgramImage image = ProgramImage.Load(elf);
        var input = new ProgramInput("7"u8.ToArray(), default);
        PlannedSegment segment = new SegmentPlanner(image, input, SegmentPlan.Budget(Shape)).Plan(stop).First();
        return new SegmentTracer(image, new byte[32]).Trace(new SegmentReplay(image, input).Replay(segment, stop), 2, stop);
    }

    /// <summary>A program with the instructions that the guests do not use in their first segment; it ends by a load fault.</summary>
    private static byte[] Exerciser() => TestElf.Build(
        0x00500093, // addi x1, x0, 5
        0x00309133, // sll x2, x1, x3
        0x0020a1b3, // slt x3, x1, x2
        0x0220c233, // div x4, x1, x2
        0x022092b3, // mulh x5, x1, x2
        0x02208333, // mul x6, x1, x2
        0x0080a023, // sw x8, 0(x1)
        0x0040b383, // ld x7, 4(x1)
        0x00000517, // auipc x10, 0
        0xff803383); // ld x7, -8(x0)
}
