using Nullius.Riscv;

namespace Nullius.Machine.Tests;

/// <summary>The tuple on the program bus, straight from §6.3 and the decoder of the executor.</summary>
internal static class ExpectedTuple
{
    public static uint[] Of(ulong pc, in Instruction instruction)
    {
        Operation operation = instruction.Operation;
        uint mode = pc >= MachineLayout.Kernel ? 1u : 0;
        uint bank = MachineLayout.RegistersDword + (mode * 64);
        uint rd = Operations.WritesRd(operation) ? bank + (instruction.Rd == 0 ? 32u : instruction.Rd) : 0;
        uint rs1 = Operations.ReadsRs1(operation) ? bank + instruction.Rs1 : 0;
        uint rs2 = Operations.ReadsRs2(operation) ? bank + instruction.Rs2 : 0;
        ulong immediate = (ulong)instruction.Immediate;
        (uint i0, uint i1, uint i2) = operation switch
        {
            Operation.Addi or Operation.Addiw or Operation.Xori or Operation.Ori or Operation.Andi or Operation.Slti or Operation.Sltiu
                or Operation.Lui or Operation.Auipc => (Limb(immediate, 0), Limb(immediate, 1), Limb(immediate, 2)),
            >= Operation.Slli and <= Operation.Sraiw => ((uint)immediate, 0u, 0u),
            (>= Operation.Lb and <= Operation.Sd) or Operation.Jalr => (Limb(immediate, 0), mode, Limb(immediate, 1)),
            (>= Operation.Beq and <= Operation.Bgeu) or Operation.Jal => (Target(pc, immediate), mode, 0u),
            Operation.Ecall => (0u, mode, 0u),
            _ => (0u, 0u, 0u),
        };
        return [(uint)(pc / 4), (uint)operation, rd, rs1, rs2, i0, i1, i2];
    }

    private static uint Target(ulong pc, ulong offset)
    {
        ulong target = pc + offset;
        bool isValid = target % 4 == 0 && (pc >= MachineLayout.Kernel || target < MachineLayout.Kernel);
        return isValid ? (uint)(target / 4) : (1u << 30) + 5;
    }

    private static uint Limb(ulong value, int index) => (uint)(value >> (16 * index)) & 0xFFFF;
}
