namespace Nullius.Riscv.Tests;

/// <summary>Masks and matches of all instructions, as the riscv-opcodes tables give them.</summary>
internal static class InstructionPatterns
{
    private const uint Funct3Mask = 0x0000_707F;
    private const uint RegisterMask = 0xFE00_707F;
    private const uint ShiftMask = 0xFC00_707F;

    public static readonly (Operation Operation, uint Mask, uint Match)[] All =
    [
        (Operation.Add, RegisterMask, 0x33), (Operation.Sub, RegisterMask, 0x4000_0033),
        (Operation.Addw, RegisterMask, 0x3B), (Operation.Subw, RegisterMask, 0x4000_003B),
        (Operation.Addi, Funct3Mask, 0x13), (Operation.Addiw, Funct3Mask, 0x1B), (Operation.Lui, 0x7F, 0x37),
        (Operation.Xor, RegisterMask, 0x4033), (Operation.Or, RegisterMask, 0x6033), (Operation.And, RegisterMask, 0x7033),
        (Operation.Xori, Funct3Mask, 0x4013), (Operation.Ori, Funct3Mask, 0x6013), (Operation.Andi, Funct3Mask, 0x7013),
        (Operation.Sll, RegisterMask, 0x1033), (Operation.Srl, RegisterMask, 0x5033), (Operation.Sra, RegisterMask, 0x4000_5033),
        (Operation.Sllw, RegisterMask, 0x103B), (Operation.Srlw, RegisterMask, 0x503B), (Operation.Sraw, RegisterMask, 0x4000_503B),
        (Operation.Slli, ShiftMask, 0x1013), (Operation.Srli, ShiftMask, 0x5013), (Operation.Srai, ShiftMask, 0x4000_5013),
        (Operation.Slliw, RegisterMask, 0x101B), (Operation.Srliw, RegisterMask, 0x501B), (Operation.Sraiw, RegisterMask, 0x4000_501B),
        (Operation.Slt, RegisterMask, 0x2033), (Operation.Sltu, RegisterMask, 0x3033),
        (Operation.Slti, Funct3Mask, 0x2013), (Operation.Sltiu, Funct3Mask, 0x3013),
        (Operation.Beq, Funct3Mask, 0x63), (Operation.Bne, Funct3Mask, 0x1063), (Operation.Blt, Funct3Mask, 0x4063),
        (Operation.Bge, Funct3Mask, 0x5063), (Operation.Bltu, Funct3Mask, 0x6063), (Operation.Bgeu, Funct3Mask, 0x7063),
        (Operation.Jal, 0x7F, 0x6F), (Operation.Jalr, Funct3Mask, 0x67), (Operation.Auipc, 0x7F, 0x17),
        (Operation.Lb, Funct3Mask, 0x03), (Operation.Lh, Funct3Mask, 0x1003), (Operation.Lw, Funct3Mask, 0x2003),
        (Operation.Ld, Funct3Mask, 0x3003), (Operation.Lbu, Funct3Mask, 0x4003), (Operation.Lhu, Funct3Mask, 0x5003),
        (Operation.Lwu, Funct3Mask, 0x6003),
        (Operation.Sb, Funct3Mask, 0x23), (Operation.Sh, Funct3Mask, 0x1023), (Operation.Sw, Funct3Mask, 0x2023), (Operation.Sd, Funct3Mask, 0x3023),
        (Operation.Mul, RegisterMask, 0x0200_0033), (Operation.Mulh, RegisterMask, 0x0200_1033),
        (Operation.Mulhsu, RegisterMask, 0x0200_2033), (Operation.Mulhu, RegisterMask, 0x0200_3033), (Operation.Mulw, RegisterMask, 0x0200_003B),
        (Operation.Div, RegisterMask, 0x0200_4033), (Operation.Divu, RegisterMask, 0x0200_5033),
        (Operation.Rem, RegisterMask, 0x0200_6033), (Operation.Remu, RegisterMask, 0x0200_7033),
        (Operation.Divw, RegisterMask, 0x0200_403B), (Operation.Divuw, RegisterMask, 0x0200_503B),
        (Operation.Remw, RegisterMask, 0x0200_603B), (Operation.Remuw, RegisterMask, 0x0200_703B),
        (Operation.Fence, Funct3Mask, 0x0F), (Operation.Ecall, uint.MaxValue, 0x73), (Operation.Ebreak, uint.MaxValue, 0x0010_0073),
        (Operation.Hint, 0x000F_F07F, 0x0B), (Operation.Sha256, 0xFE00_7FFF, 0x100B),
        (Operation.Keccakf, 0xFFF0_7FFF, 0x200B), (Operation.Poseidon2, 0xFFF0_7FFF, 0x300B),
    ];

    /// <summary>What a word is in kernel mode, by search.</summary>
    public static Operation Find(uint word) => All.Where(entry => (word & entry.Mask) == entry.Match).Select(entry => entry.Operation).SingleOrDefault();
}
