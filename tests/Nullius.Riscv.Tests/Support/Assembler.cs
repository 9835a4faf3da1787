namespace Nullius.Riscv.Tests;

/// <summary>Encodes instructions, written from the tables of the RISC-V manual and independently of the decoder.</summary>
internal static class Assembler
{
    public static uint R(uint opcode, int funct3, int funct7, int rd, int rs1, int rs2) =>
        opcode | ((uint)rd << 7) | ((uint)funct3 << 12) | ((uint)rs1 << 15) | ((uint)rs2 << 20) | ((uint)funct7 << 25);

    public static uint I(uint opcode, int funct3, int rd, int rs1, int immediate) =>
        opcode | ((uint)rd << 7) | ((uint)funct3 << 12) | ((uint)rs1 << 15) | ((uint)immediate << 20);

    public static uint S(int funct3, int rs1, int rs2, int immediate) =>
        0x23 | (((uint)immediate & 31) << 7) | ((uint)funct3 << 12) | ((uint)rs1 << 15) | ((uint)rs2 << 20) | ((((uint)immediate >> 5) & 127) << 25);

    public static uint B(int funct3, int rs1, int rs2, int offset)
    {
        uint bits = (uint)offset;
        return 0x63 | (((bits >> 11) & 1) << 7) | (((bits >> 1) & 15) << 8) | ((uint)funct3 << 12) | ((uint)rs1 << 15) | ((uint)rs2 << 20)
            | (((bits >> 5) & 63) << 25) | (((bits >> 12) & 1) << 31);
    }

    public static uint J(int rd, int offset)
    {
        uint bits = (uint)offset;
        return 0x6F | ((uint)rd << 7) | (((bits >> 12) & 255) << 12) | (((bits >> 11) & 1) << 20) | (((bits >> 1) & 1023) << 21)
            | (((bits >> 20) & 1) << 31);
    }

    public static uint U(uint opcode, int rd, int upper) => opcode | ((uint)rd << 7) | ((uint)upper << 12);

    public static uint Addi(int rd, int rs1, int immediate) => I(0x13, 0, rd, rs1, immediate);

    public static uint Slli(int rd, int rs1, int amount) => I(0x13, 1, rd, rs1, amount);

    public static uint Add(int rd, int rs1, int rs2) => R(0x33, 0, 0, rd, rs1, rs2);

    public static uint Lui(int rd, int upper) => U(0x37, rd, upper);

    public static uint Jalr(int rd, int rs1, int offset) => I(0x67, 0, rd, rs1, offset);

    public static uint Load(int funct3, int rd, int rs1, int offset) => I(0x03, funct3, rd, rs1, offset);

    public static uint Ld(int rd, int rs1, int offset) => Load(3, rd, rs1, offset);

    public static uint Sd(int rs2, int rs1, int offset) => S(3, rs1, rs2, offset);

    public const uint Ecall = 0x73;

    public const uint Ebreak = 0x100073;

    /// <summary>Loads any constant into a register.</summary>
    public static IEnumerable<uint> Li(int rd, ulong value)
    {
        // Eleven bits at a time from the top, so that no immediate is negative.
        yield return Addi(rd, 0, (int)(value >> 55));
        for (int shift = 44; shift >= 0; shift -= 11)
        {
            yield return Slli(rd, rd, 11);
            yield return Addi(rd, rd, (int)((value >> shift) & 0x7FF));
        }
    }

    /// <summary>A system call with constant arguments.</summary>
    public static IEnumerable<uint> Call(ulong number, params ulong[] arguments) =>
        [.. arguments.SelectMany((value, index) => Li(10 + index, value)), .. Li(17, number), Ecall];

    /// <summary>exit(code).</summary>
    public static IEnumerable<uint> Exit(ulong code) => Call(93, code);
}
