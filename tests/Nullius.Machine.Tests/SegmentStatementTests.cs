using Nullius.Constraints;
using Nullius.Fields;
using Nullius.Hashing;
using Nullius.Riscv;
using Nullius.Tracing;
using Xunit;

namespace Nullius.Machine.Tests;

public class SegmentStatementTests
{
    [Fact]
    public void PublicValuesHaveTheSpecifiedOrder()
    {
        var statement = new SegmentStatement(
            DigestOf(1), 1u << 30, DigestOf(100), 77, DigestOf(200), 12345, Bytes(1));
        uint[] expected =
        [
            .. Enumerable.Range(1, 8).Select(value => (uint)value),
            1u << 30, .. Enumerable.Range(100, 8).Select(value => (uint)value),
            77, .. Enumerable.Range(200, 8).Select(value => (uint)value),
            12345,
            .. Enumerable.Range(0, 16).Select(limb => (uint)((2 * limb) + 1 + (256 * ((2 * limb) + 2)))),
        ];
        Assert.Equal(expected, statement.ToPublicValues().Select(value => value.ToCanonical()));
        Assert.Equal(43, SegmentStatement.PublicValueCount);
    }

    [Fact]
    public void EveryPublicValueOfProgramAndStateIsBound()
    {
        ProgramImage image = MachinePrograms.SystemCalls();
        SegmentTrace segment = new SegmentReplay(image, ProgramInput.Empty)
            .Replay(Snapshot.Initial(image), 60, TestContext.Current.CancellationToken);
        SegmentWitness witness = new SegmentTracer(image, new byte[32]).Trace(segment, 1, TestContext.Current.CancellationToken);
        KoalaBear[] values = witness.Statement.ToPublicValues();
        Assert.Equal([], ConstraintChecker.Check(RiscvMachine.Instance.System, witness.Tables, values));
        for (int index = 0; index <= 26; index++)
        {
            KoalaBear[] altered = [.. values];
            altered[index] += KoalaBear.One;
            Assert.NotEmpty(ConstraintChecker.Check(RiscvMachine.Instance.System, witness.Tables, altered));
        }
    }

    private static Digest DigestOf(uint first) =>
        new([.. Enumerable.Range(0, 8).Select(index => KoalaBear.FromCanonical(first + (uint)index))]);

    private static byte[] Bytes(int first) => [.. Enumerable.Range(first, 32).Select(value => (byte)value)];
}
