using Xunit;
using static Nullius.Riscv.Tests.Assembler;

namespace Nullius.Riscv.Tests;

public class MemoryAccessTests
{
    // Around dwords, pages of 32 bytes, chunks of 16 KiB and both ends of the user half.
    private static readonly ulong[] Centres = [8, 0x1000, 0x1008, 0x1020, 0x4000, 0x12_3456_78, 0x8000_0000, 0xFFFF_FFF0];

    public static TheoryData<Operation> Loads => ArithmeticTests.OfKind(OperationKind.Load);

    public static TheoryData<Operation> Stores => ArithmeticTests.OfKind(OperationKind.Store);

    private static IEnumerable<ulong> Addresses => Centres.SelectMany(centre => Enumerable.Range(-8, 17).Select(offset => centre + (ulong)(long)offset));

    private static bool IsInUserHalf(ulong address, int bytes) => address < 1UL << 32 && address + (ulong)bytes <= 1UL << 32;

    [Theory]
    [MemberData(nameof(Loads))]
    public void LoadsAtEveryAlignment(Operation operation)
    {
        int bytes = Operations.AccessBytes(operation);
        bool isSigned = operation <= Operation.Ld;
        var machine = new StepMachine();
        foreach (ulong address in Addresses.Where(address => IsInUserHalf(address, bytes)))
        {
            for (int index = -8; index < 16; index++)
            {
                if (IsInUserHalf(address + (ulong)(long)index, 1))
                    machine.WriteByte(address + (ulong)(long)index, (byte)(0x91 + 37 * index));
            }

            ulong expected = machine.ReadBytes(address, bytes);
            if (isSigned && bytes < 8 && expected >> (8 * bytes - 1) != 0)
                expected |= ulong.MaxValue << (8 * bytes);
            machine.Registers[5] = address - 5;
            machine.Execute(Load(operation - Operation.Lb, 6, 5, 5));
            Assert.Equal(expected, machine.Registers[6]);
        }
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public void StoresAtEveryAlignmentAndLeavesNeighboursAlone(Operation operation)
    {
        int bytes = Operations.AccessBytes(operation);
        foreach (ulong address in Addresses.Where(address => IsInUserHalf(address, bytes)))
        {
            var machine = new StepMachine();
            machine.Registers[5] = address + 9;
            machine.Registers[6] = 0x8877_6655_4433_2211;
            machine.Execute(S(operation - Operation.Sb, 5, 6, -9));
            Assert.Equal(machine.Registers[6] & (ulong.MaxValue >> (64 - 8 * bytes)), machine.ReadBytes(address, bytes));
            for (int index = 1; index <= 8; index++)
            {
                if (IsInUserHalf(address - (ulong)index, 1))
                    Assert.Equal(0UL, machine.ReadBytes(address - (ulong)index, 1));
                Assert.Equal(0UL, machine.ReadBytes(address + (ulong)(bytes + index - 1), 1));
            }
        }
    }

    [Fact]
    public void LoadMayOverwriteItsBase()
    {
        var machine = new StepMachine();
        machine.WriteByte(0x2000, 0x80);
        machine.Registers[5] = 0x2000;
        machine.Execute(Load(0, 5, 5, 0));
        Assert.Equal(0xFFFF_FFFF_FFFF_FF80UL, machine.Registers[5]);
    }

    [Theory]
    [MemberData(nameof(Loads))]
    [MemberData(nameof(Stores))]
    public void AccessesThatLeaveTheUserHalfTrapWithoutEffect(Operation operation)
    {
        int bytes = Operations.AccessBytes(operation);
        bool isStore = operation >= Operation.Sb;
        uint word = isStore ? S(operation - Operation.Sb, 5, 6, 0) : Load(operation - Operation.Lb, 6, 5, 0);
        ulong[] outside = [(1UL << 32) - (ulong)bytes + 1, 1UL << 32, MachineLayout.Registers, 1UL << 33, 1UL << 63, ulong.MaxValue, ulong.MaxValue - 7];
        foreach (ulong address in outside)
        {
            var machine = new StepMachine();
            machine.Registers[5] = address;
            machine.Registers[6] = 0x1234;
            ulong[] before = machine.Registers.ToArray();
            machine.Execute(word);
            Assert.Equal(MachineLayout.TrapVector(isStore ? Trap.StoreFault : Trap.LoadFault), machine.Pc);
            Assert.Equal(before, machine.Registers.ToArray());
            Assert.Equal(0UL, machine.ReadBytes((1UL << 32) - 8, 8));
        }
    }

    [Fact]
    public void EffectiveAddressesWrapAround()
    {
        var machine = new StepMachine();
        machine.WriteByte(5, 0x42);
        machine.Registers[5] = ulong.MaxValue - 1;
        machine.Execute(Load(4, 6, 5, 7));
        Assert.Equal(0x42UL, machine.Registers[6]);
    }

    [Fact]
    public void KernelReachesRegistersThroughMemory()
    {
        var machine = new StepMachine { Pc = MachineLayout.Kernel };
        machine.Registers[10] = 0xABCD;
        machine.Registers[64 + 5] = MachineLayout.Registers;
        machine.Execute(Ld(6, 5, 80));
        machine.Execute(Sd(6, 5, 88));
        machine.Execute(Load(1, 7, 5, 87));
        Assert.Equal((0xABCDUL, 0xABCDUL), (machine.Registers[64 + 6], machine.Registers[11]));
        Assert.Equal(0xFFFF_FFFF_FFFF_CD00UL, machine.Registers[64 + 7]);
    }
}
