namespace Nullius.Riscv;

/// <summary>Decodes instruction words of 32 bits.</summary>
/// <remarks>Spec §5.2.1 and §5.2.3. Total: a word without meaning decodes to <see cref="Operation.Illegal"/>.</remarks>
public static class Decoder
{
    private static readonly Operation[] BranchOperations =
        [Operation.Beq, Operation.Bne, Operation.Illegal, Operation.Illegal, Operation.Blt, Operation.Bge, Operation.Bltu, Operation.Bgeu];

    private static readonly Operation[] LoadOperations =
        [Operation.Lb, Operation.Lh, Operation.Lw, Operation.Ld, Operation.Lbu, Operation.Lhu, Operation.Lwu, Operation.Illegal];

    private static readonly Operation[] StoreOperations =
        [Operation.Sb, Operation.Sh, Operation.Sw, Operation.Sd, Operation.Illegal, Operation.Illegal, Operation.Illegal, Operation.Illegal];

    private static readonly Operation[] RegisterOperations =
        [Operation.Add, Operation.Sll, Operation.Slt, Operation.Sltu, Operation.Xor, Operation.Srl, Operation.Or, Operation.And];

    private static readonly Operation[] MultiplyOperations =
        [Operation.Mul, Operation.Mulh, Operation.Mulhsu, Operation.Mulhu, Operation.Div, Operation.Divu, Operation.Rem, Operation.Remu];

    /// <summary>Decodes a word as it is executed in the given mode.</summary>
    /// <param name="word">The instruction word.</param>
    /// <param name="kernelMode">Whether the four instructions of the kernel are legal.</param>
    public static Instruction Decode(uint word, bool kernelMode) => (word & 0x7F) switch
    {
        0x33 => Register(RegisterOperation(word), word),
        0x3B => Register(RegisterWordOperation(word), word),
        0x13 => ImmediateArithmetic(word),
        0x1B => ImmediateWordArithmetic(word),
        0x37 => Upper(Operation.Lui, word),
        0x17 => Upper(Operation.Auipc, word),
        0x63 => Branch(word),
        0x6F => new(Operation.Jal, Rd(word), 0, 0, word, JumpImmediate(word)),
        0x67 => Immediate(Funct3(word) == 0 ? Operation.Jalr : Operation.Illegal, word),
        0x03 => Immediate(LoadOperations[Funct3(word)], word),
        0x23 => Store(word),
        0x0F => Plain(Funct3(word) == 0 ? Operation.Fence : Operation.Illegal, word),
        0x73 => Plain(word switch { 0x0000_0073 => Operation.Ecall, 0x0010_0073 => Operation.Ebreak, _ => Operation.Illegal }, word),
        0x0B when kernelMode => Kernel(word),
        _ => Plain(Operation.Illegal, word),
    };

    private static byte Rd(uint word) => (byte)((word >> 7) & 31);

    private static byte Rs1(uint word) => (byte)((word >> 15) & 31);

    private static byte Rs2(uint word) => (byte)((word >> 20) & 31);

    private static int Funct3(uint word) => (int)((word >> 12) & 7);

    private static int Funct7(uint word) => (int)(word >> 25);

    private static long LowImmediate(uint word) => (int)word >> 20;

    private static long JumpImmediate(uint word) =>
        (((int)word >> 31) << 20) | (int)(word & 0xFF000) | (int)((word >> 9) & 0x800) | (int)((word >> 20) & 0x7FE);

    private static Instruction Plain(Operation operation, uint word) => new(operation, 0, 0, 0, word, 0);

    private static Instruction Register(Operation operation, uint word) =>
        operation == Operation.Illegal ? Plain(operation, word) : new(operation, Rd(word), Rs1(word), Rs2(word), word, 0);

    private static Instruction Immediate(Operation operation, uint word) =>
        operation == Operation.Illegal ? Plain(operation, word) : new(operation, Rd(word), Rs1(word), 0, word, LowImmediate(word));

    private static Instruction Shift(Operation operation, uint word, int amount) =>
        operation == Operation.Illegal ? Plain(operation, word) : new(operation, Rd(word), Rs1(word), 0, word, amount);

    private static Instruction Upper(Operation operation, uint word) => new(operation, Rd(word), 0, 0, word, (int)(word & 0xFFFF_F000));

    private static Operation RegisterOperation(uint word) => (Funct7(word), Funct3(word)) switch
    {
        (0x00, int funct3) => RegisterOperations[funct3],
        (0x01, int funct3) => MultiplyOperations[funct3],
        (0x20, 0) => Operation.Sub,
        (0x20, 5) => Operation.Sra,
        _ => Operation.Illegal,
    };

    private static Operation RegisterWordOperation(uint word) => (Funct7(word), Funct3(word)) switch
    {
        (0x00, 0) => Operation.Addw,
        (0x00, 1) => Operation.Sllw,
        (0x00, 5) => Operation.Srlw,
        (0x20, 0) => Operation.Subw,
        (0x20, 5) => Operation.Sraw,
        (0x01, 0) => Operation.Mulw,
        (0x01, 4) => Operation.Divw,
        (0x01, 5) => Operation.Divuw,
        (0x01, 6) => Operation.Remw,
        (0x01, 7) => Operation.Remuw,
        _ => Operation.Illegal,
    };

    private static Instruction ImmediateArithmetic(uint word)
    {
        int shiftAmount = (int)((word >> 20) & 63);
        uint shiftFunction = word >> 26;
        return Funct3(word) switch
        {
            0 => Immediate(Operation.Addi, word),
            1 => Shift(shiftFunction == 0 ? Operation.Slli : Operation.Illegal, word, shiftAmount),
            2 => Immediate(Operation.Slti, word),
            3 => Immediate(Operation.Sltiu, word),
            4 => Immediate(Operation.Xori, word),
            5 => Shift(shiftFunction switch { 0 => Operation.Srli, 0x10 => Operation.Srai, _ => Operation.Illegal }, word, shiftAmount),
            6 => Immediate(Operation.Ori, word),
            _ => Immediate(Operation.Andi, word),
        };
    }

    private static Instruction ImmediateWordArithmetic(uint word) => (Funct3(word), Funct7(word)) switch
    {
        (0, _) => Immediate(Operation.Addiw, word),
        (1, 0x00) => Shift(Operation.Slliw, word, Rs2(word)),
        (5, 0x00) => Shift(Operation.Srliw, word, Rs2(word)),
        (5, 0x20) => Shift(Operation.Sraiw, word, Rs2(word)),
        _ => Plain(Operation.Illegal, word),
    };

    private static Instruction Branch(uint word)
    {
        Operation operation = BranchOperations[Funct3(word)];
        if (operation == Operation.Illegal)
            return Plain(operation, word);
        int offset = (((int)word >> 31) << 12) | (int)((word << 4) & 0x800) | (int)((word >> 20) & 0x7E0) | (int)((word >> 7) & 0x1E);
        return new(operation, 0, Rs1(word), Rs2(word), word, offset);
    }

    private static Instruction Store(uint word)
    {
        Operation operation = StoreOperations[Funct3(word)];
        if (operation == Operation.Illegal)
            return Plain(operation, word);
        int offset = (((int)word >> 25) << 5) | Rd(word);
        return new(operation, 0, Rs1(word), Rs2(word), word, offset);
    }

    private static Instruction Kernel(uint word)
    {
        bool plain = Funct7(word) == 0 && Rd(word) == 0;
        return Funct3(word) switch
        {
            0 when Rs1(word) == 0 => new(Operation.Hint, Rd(word), 0, 0, word, LowImmediate(word)),
            1 when plain => new(Operation.Sha256, 0, Rs1(word), Rs2(word), word, 0),
            2 when plain && Rs2(word) == 0 => new(Operation.Keccakf, 0, Rs1(word), 0, word, 0),
            3 when plain && Rs2(word) == 0 => new(Operation.Poseidon2, 0, Rs1(word), 0, word, 0),
            _ => Plain(Operation.Illegal, word),
        };
    }
}
