using System.Security.Cryptography;
using Nullius.Constraints;
using Nullius.Protocol;
using Nullius.Riscv;
using Nullius.Riscv.Tests;
using Nullius.Tracing;
using Xunit;
using static Nullius.Riscv.Tests.Assembler;

namespace Nullius.Machine.Tests;

/// <summary>Programs at the edges of the user half have witnesses: nothing that a program can do is without proof.</summary>
public sealed class EdgeProgramTests
{
    /// <summary>Names of programs and their exit codes.</summary>
    public static TheoryData<string, ulong> Programs() => new()
    {
        { "branch below zero", 0x105 }, { "jump below zero", 0x105 }, { "call and fall off the end", 0x102 },
        { "jump to the last word", 0x102 }, { "jump to the last byte", 0x105 }, { "jump beyond", 0x105 },
        { "accelerators", 5 }, { "buffers", 6 }, { "journal too long", 0x106 },
    };

    [Theory]
    [MemberData(nameof(Programs))]
    public void EdgesOfTheUserHalfHaveWitnesses(string name, ulong exitCode)
    {
        ProgramImage image = Image(name);
        var input = new ProgramInput(Enumerable.Range(0, 333).Select(value => (byte)value).ToArray(), new byte[45]);
        CancellationToken stop = TestContext.Current.CancellationToken;
        var planner = new SegmentPlanner(image, input, SegmentPlan.Budget(Shapes.All[0]));
        var replay = new SegmentReplay(image, input);
        var tracer = new SegmentTracer(image, new byte[32]);
        foreach (PlannedSegment segment in planner.Plan(stop))
        {
            SegmentWitness witness = tracer.Trace(replay.Replay(segment, stop), 1, stop);
            Assert.Empty(ConstraintChecker.Check(RiscvMachine.Instance.System, witness.Tables, witness.Statement.ToPublicValues()));
        }

        Assert.Equal(exitCode, planner.Result.ExitCode);
        Assert.Equal(SHA256.HashData(input.PublicInput.Span), planner.Result.InputDigest.ToArray());
        Assert.Equal(SHA256.HashData(planner.Result.Journal.Span), planner.Result.JournalDigest.ToArray());
    }

    private static ProgramImage Image(string name)
    {
        const ulong top = 1UL << 32;
        switch (name)
        {
            case "branch below zero":
                return At(0, [0x0000000F, B(0, 0, 0, -4096)]);
            case "jump below zero":
                return At(0x8000, [J(1, -(1 << 20))]);
            case "call and fall off the end":
            {
                uint[] code = [.. Call(7)];
                return At(MachineLayout.ImageEnd - 4 * (ulong)code.Length, code);
            }

            case "jump to the last word":
                return At(0x10000, [.. Li(5, top - 4), Jalr(5, 5, 0)]);
            case "jump to the last byte":
                return At(0x10000, [.. Li(5, top - 4), Jalr(5, 5, 3)]);
            case "jump beyond":
                return At(0x10000, [.. Li(5, top - 4), Jalr(0, 5, 4)]);
            case "accelerators":
                return At(0x10000,
                [
                    .. Call(0x4E0001, top - 96, top - 64), .. Call(0x4E0001, top - 32, top - 64), .. Call(0x4E0001, top - 32, top - 96),
                    .. Call(0x4E0001, top - 31, top - 96), .. Call(0x4E0001, top - 32, ulong.MaxValue - 7), .. Call(0x4E0001, 0, 32),
                    .. Call(0x4E0002, top - 200), .. Call(0x4E0002, top - 201), .. Call(0x4E0002, top - 199), .. Call(0x4E0002, top),
                    .. Call(0x4E0003, 64), .. Call(0x4E0003, top - 64), .. Call(0x4E0003, 1001), .. Call(0x4E0003, ulong.MaxValue), .. Exit(5),
                ]);
            case "buffers":
                return At(0x10000,
                [
                    .. Call(63, 0, top - 5, 5), .. Call(63, 0, top - 5, 6), .. Call(63, 0, 0x40000, 0), .. Call(63, 0, 0x40000, 64), .. Call(63, 0, 0x40000, 130),
                    .. Call(63, 3, top - 43, 43), .. Call(63, 3, top, 0), .. Call(63, 3, top + 1, 0), .. Call(63, 3, 9, ulong.MaxValue), .. Call(64, 1, top - 63, 63),
                    .. Call(64, 1, 0x40000, 1), .. Call(64, 1, 0x40000, 200), .. Call(64, 1, 0x40001, 131), .. Call(64, 2, 0, top), .. Exit(0x1006),
                ]);
            default:
                return At(0x10000, [.. Call(64, 1, 0x40000, 70), .. Call(64, 1, 0x40000, 1 << 24)]);
        }
    }

    private static ProgramImage At(ulong address, IEnumerable<uint> code) => new ElfBuilder { EntryPoint = address }.Code(code, address).ToImage();
}
