using CsCheck;
using Xunit;
using static Nullius.Riscv.Tests.Assembler;

namespace Nullius.Riscv.Tests;

public class ArithmeticTests
{
    private static readonly ulong[] Edges =
    [
        0, 1, 2, 31, 32, 33, 63, 64, 0x7FFF_FFFF, 0x8000_0000, 0x8000_0001, 0xFFFF_FFFF, 0x1_0000_0000,
        0x7FFF_FFFF_FFFF_FFFF, 0x8000_0000_0000_0000, 0x8000_0000_0000_0001, 0xFFFF_FFFF_8000_0000, 0xFFFF_FFFF_7FFF_FFFF,
        ulong.MaxValue - 1, ulong.MaxValue, 0x0123_4567_89AB_CDEF,
    ];

    private static readonly int[] ImmediateEdges = [0, 1, -1, 2, 31, 2047, -2048, -2047];

    public static TheoryData<Operation> OfKind(OperationKind kind) => [.. Enum.GetValues<Operation>().Where(operation => Operations.KindOf(operation) == kind)];

    public static TheoryData<Operation> RegisterOperations => OfKind(OperationKind.RegisterRegister);

    public static TheoryData<Operation> ImmediateOperations => OfKind(OperationKind.RegisterImmediate);

    public static TheoryData<Operation> BranchOperations => OfKind(OperationKind.Branch);

    private static uint Match(Operation operation) => InstructionPatterns.All.Single(entry => entry.Operation == operation).Match;

    [Theory]
    [MemberData(nameof(RegisterOperations))]
    public void RegisterOperationsComputeWhatTheManualSays(Operation operation)
    {
        var machine = new StepMachine();
        uint word = Match(operation) | R(0, 0, 0, 7, 5, 6);
        foreach (ulong left in Edges)
        {
            foreach (ulong right in Edges)
                Check(left, right);
        }

        Gen.Select(Gen.ULong, Gen.ULong).Sample(Check, iter: 2000, threads: 1);

        void Check(ulong left, ulong right)
        {
            machine.Pc = ElfBuilder.CodeAddress;
            machine.Registers[5] = left;
            machine.Registers[6] = right;
            machine.Execute(word);
            Assert.Equal(Oracle.Compute(operation, left, right), machine.Registers[7]);
            Assert.Equal((left, right, ElfBuilder.CodeAddress + 4), (machine.Registers[5], machine.Registers[6], machine.Pc));
        }
    }

    [Theory]
    [MemberData(nameof(RegisterOperations))]
    public void OneRegisterMayBeBothSourcesAndTheDestination(Operation operation)
    {
        var machine = new StepMachine();
        foreach (ulong value in Edges)
        {
            machine.Registers[9] = value;
            machine.Execute(Match(operation) | R(0, 0, 0, 9, 9, 9));
            Assert.Equal(Oracle.Compute(operation, value, value), machine.Registers[9]);
        }
    }

    [Theory]
    [MemberData(nameof(RegisterOperations))]
    public void ResultsForX0GoToTheSink(Operation operation)
    {
        var machine = new StepMachine();
        machine.Registers[5] = 77;
        machine.Registers[6] = 3;
        machine.Execute(Match(operation) | R(0, 0, 0, 0, 5, 6));
        Assert.Equal(0UL, machine.Registers[0]);
        Assert.Equal(Oracle.Compute(operation, 77, 3), machine.Registers[MachineLayout.SinkSlot]);
    }

    [Theory]
    [MemberData(nameof(ImmediateOperations))]
    public void ImmediateOperationsComputeWhatTheManualSays(Operation operation)
    {
        var machine = new StepMachine();
        bool isShift = operation is >= Operation.Slli and <= Operation.Sraiw;
        int[] immediates = isShift ? [.. Enumerable.Range(0, operation >= Operation.Slliw ? 32 : 64)] : ImmediateEdges;
        foreach (ulong left in Edges)
        {
            foreach (int immediate in immediates)
            {
                machine.Registers[5] = left;
                machine.Execute(Match(operation) | I(0, 0, 7, 5, immediate));
                Assert.Equal(Oracle.Compute(operation, left, (ulong)(long)immediate), machine.Registers[7]);
                machine.Execute(Match(operation) | I(0, 0, 5, 5, immediate));
                Assert.Equal(Oracle.Compute(operation, left, (ulong)(long)immediate), machine.Registers[5]);
            }
        }
    }

    [Theory]
    [MemberData(nameof(BranchOperations))]
    public void BranchesCompareAsTheManualSays(Operation operation)
    {
        var machine = new StepMachine();
        foreach (ulong left in Edges)
        {
            foreach (ulong right in Edges)
            {
                machine.Pc = ElfBuilder.CodeAddress;
                machine.Registers[5] = left;
                machine.Registers[6] = right;
                machine.Execute(Match(operation) | B(0, 5, 6, -2048) & ~0x7Fu);
                Assert.Equal(ElfBuilder.CodeAddress + (Oracle.IsTaken(operation, left, right) ? unchecked((ulong)-2048) : 4), machine.Pc);
            }
        }
    }

    [Theory]
    [InlineData(0x00000, 0UL)]
    [InlineData(0x7FFFF, 0x7FFF_F000UL)]
    [InlineData(0x80000, 0xFFFF_FFFF_8000_0000UL)]
    [InlineData(0xFFFFF, 0xFFFF_FFFF_FFFF_F000UL)]
    public void UpperImmediatesAreSignExtended(int upper, ulong expected)
    {
        var machine = new StepMachine();
        machine.Execute(Lui(5, upper));
        machine.Execute(U(0x17, 6, upper));
        Assert.Equal(expected, machine.Registers[5]);
        Assert.Equal(expected + ElfBuilder.CodeAddress + 4, machine.Registers[6]);
    }

    [Fact]
    public void JumpsLinkAndClearTheLowestBit()
    {
        var machine = new StepMachine();
        machine.Execute(J(1, -0x8000));
        Assert.Equal((ElfBuilder.CodeAddress - 0x8000, ElfBuilder.CodeAddress + 4), (machine.Pc, machine.Registers[1]));
        machine.Registers[5] = 0x2003;
        machine.Execute(Jalr(5, 5, -2));
        Assert.Equal((0x2000UL, ElfBuilder.CodeAddress - 0x8000 + 4), (machine.Pc, machine.Registers[5]));
    }

    [Fact]
    public void KernelModeUsesItsOwnBank()
    {
        var machine = new StepMachine { Pc = MachineLayout.Kernel + 0x100 };
        machine.Registers[5] = 1;
        machine.Registers[64 + 5] = 10;
        machine.Execute(Addi(6, 5, 1));
        machine.Execute(Addi(0, 5, 2));
        Assert.Equal((0UL, 11UL, 0UL, 12UL), (machine.Registers[6], machine.Registers[64 + 6], machine.Registers[64], machine.Registers[96]));
    }
}
