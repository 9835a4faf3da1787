namespace Nullius.Riscv;

/// <summary>The instructions of the machine. The numeric values are the operation codes of the proof and never change.</summary>
/// <remarks>Spec §5.2: RV64IM and four instructions of the kernel. Values are contiguous within each group.</remarks>
public enum Operation : byte
{
    /// <summary>Every word that is no instruction of the mode it is fetched in.</summary>
    Illegal = 0,

    Add = 1,
    Sub = 2,
    Addw = 3,
    Subw = 4,

    Addi = 5,
    Addiw = 6,

    Lui = 7,

    Xor = 8,
    Or = 9,
    And = 10,
    Xori = 11,
    Ori = 12,
    Andi = 13,

    Sll = 14,
    Srl = 15,
    Sra = 16,
    Sllw = 17,
    Srlw = 18,
    Sraw = 19,
    Slli = 20,
    Srli = 21,
    Srai = 22,
    Slliw = 23,
    Srliw = 24,
    Sraiw = 25,

    Slt = 26,
    Sltu = 27,
    Slti = 28,
    Sltiu = 29,

    Beq = 30,
    Bne = 31,
    Blt = 32,
    Bge = 33,
    Bltu = 34,
    Bgeu = 35,

    Jal = 36,
    Jalr = 37,

    Auipc = 38,

    Lb = 39,
    Lh = 40,
    Lw = 41,
    Ld = 42,
    Lbu = 43,
    Lhu = 44,
    Lwu = 45,

    Sb = 46,
    Sh = 47,
    Sw = 48,
    Sd = 49,

    Mul = 50,
    Mulh = 51,
    Mulhsu = 52,
    Mulhu = 53,
    Mulw = 54,

    Div = 55,
    Divu = 56,
    Rem = 57,
    Remu = 58,
    Divw = 59,
    Divuw = 60,
    Remw = 61,
    Remuw = 62,

    Fence = 63,
    Ecall = 64,
    Ebreak = 65,

    Hint = 66,
    Sha256 = 67,
    Keccakf = 68,
    Poseidon2 = 69,
}
