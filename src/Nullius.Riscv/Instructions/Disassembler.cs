namespace Nullius.Riscv;

/// <summary>Assembler text of instructions, in the notation of the RISC-V manuals without pseudo-instructions.</summary>
public static class Disassembler
{
    private static readonly string[] RegisterNames =
    [
        "zero", "ra", "sp", "gp", "tp", "t0", "t1", "t2", "s0", "s1", "a0", "a1", "a2", "a3", "a4", "a5",
        "a6", "a7", "s2", "s3", "s4", "s5", "s6", "s7", "s8", "s9", "s10", "s11", "t3", "t4", "t5", "t6",
    ];

    /// <summary>The calling convention's name of register x<paramref name="register"/>.</summary>
    public static string RegisterName(int register) => RegisterNames[register];

    /// <summary>Formats one instruction, for example <c>addi a0, a0, -1</c>.</summary>
    public static string Format(in Instruction instruction)
    {
        string name = Operations.NameOf(instruction.Operation);
        string rd = RegisterNames[instruction.Rd];
        string rs1 = RegisterNames[instruction.Rs1];
        string rs2 = RegisterNames[instruction.Rs2];
        long immediate = instruction.Immediate;
        return Operations.KindOf(instruction.Operation) switch
        {
            OperationKind.RegisterRegister => $"{name} {rd}, {rs1}, {rs2}",
            OperationKind.RegisterImmediate => $"{name} {rd}, {rs1}, {immediate}",
            OperationKind.Upper => $"{name} {rd}, 0x{(immediate >> 12) & 0xFFFFF:x}",
            OperationKind.Branch => $"{name} {rs1}, {rs2}, {FormatOffset(immediate)}",
            OperationKind.JumpAndLink => $"{name} {rd}, {FormatOffset(immediate)}",
            OperationKind.JumpAndLinkRegister or OperationKind.Load => $"{name} {rd}, {immediate}({rs1})",
            OperationKind.Store => $"{name} {rs2}, {immediate}({rs1})",
            OperationKind.Hint => $"{name} {rd}, {immediate}",
            OperationKind.Precompile => instruction.Operation == Operation.Sha256 ? $"{name} {rs1}, {rs2}" : $"{name} {rs1}",
            OperationKind.Fault when instruction.Operation == Operation.Illegal => $".word 0x{instruction.Word:x8}",
            _ => name,
        };
    }

    private static string FormatOffset(long offset) => offset < 0 ? $"pc - {-offset}" : $"pc + {offset}";
}
