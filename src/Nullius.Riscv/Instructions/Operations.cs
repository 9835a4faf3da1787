namespace Nullius.Riscv;

/// <summary>Properties of <see cref="Operation"/> values.</summary>
public static class Operations
{
    /// <summary>Number of operations, <see cref="Operation.Illegal"/> included.</summary>
    public const int Count = 70;

    private static readonly OperationKind[] Kinds = BuildKinds();

    private static readonly string[] Names = [.. Enum.GetNames<Operation>().Select(name => name.ToLowerInvariant())];

    /// <summary>How the operation uses its operands.</summary>
    public static OperationKind KindOf(Operation operation) => Kinds[(int)operation];

    /// <summary>The assembler's mnemonic.</summary>
    public static string NameOf(Operation operation) => Names[(int)operation];

    /// <summary>Whether rs1 is read. Reading x0 counts as reading.</summary>
    public static bool ReadsRs1(Operation operation) => KindOf(operation)
        is OperationKind.RegisterRegister or OperationKind.RegisterImmediate or OperationKind.Branch or OperationKind.JumpAndLinkRegister
        or OperationKind.Load or OperationKind.Store or OperationKind.Precompile;

    /// <summary>Whether rs2 is read. Reading x0 counts as reading.</summary>
    public static bool ReadsRs2(Operation operation) => KindOf(operation)
        is OperationKind.RegisterRegister or OperationKind.Branch or OperationKind.Store || operation == Operation.Sha256;

    /// <summary>Whether the instruction names a destination. Writing x0 counts as writing.</summary>
    public static bool WritesRd(Operation operation) => KindOf(operation)
        is OperationKind.RegisterRegister or OperationKind.RegisterImmediate or OperationKind.Upper or OperationKind.JumpAndLink
        or OperationKind.JumpAndLinkRegister or OperationKind.Load or OperationKind.Hint;

    /// <summary>Bytes that a load or store moves; 0 for other operations.</summary>
    public static int AccessBytes(Operation operation) => operation switch
    {
        Operation.Lb or Operation.Lbu or Operation.Sb => 1,
        Operation.Lh or Operation.Lhu or Operation.Sh => 2,
        Operation.Lw or Operation.Lwu or Operation.Sw => 4,
        Operation.Ld or Operation.Sd => 8,
        _ => 0,
    };

    private static OperationKind[] BuildKinds()
    {
        var kinds = new OperationKind[Count];
        void Set(Operation first, Operation last, OperationKind kind) => Array.Fill(kinds, kind, (int)first, last - first + 1);
        Set(Operation.Add, Operation.Subw, OperationKind.RegisterRegister);
        Set(Operation.Addi, Operation.Addiw, OperationKind.RegisterImmediate);
        Set(Operation.Lui, Operation.Lui, OperationKind.Upper);
        Set(Operation.Xor, Operation.And, OperationKind.RegisterRegister);
        Set(Operation.Xori, Operation.Andi, OperationKind.RegisterImmediate);
        Set(Operation.Sll, Operation.Sraw, OperationKind.RegisterRegister);
        Set(Operation.Slli, Operation.Sraiw, OperationKind.RegisterImmediate);
        Set(Operation.Slt, Operation.Sltu, OperationKind.RegisterRegister);
        Set(Operation.Slti, Operation.Sltiu, OperationKind.RegisterImmediate);
        Set(Operation.Beq, Operation.Bgeu, OperationKind.Branch);
        Set(Operation.Jal, Operation.Jal, OperationKind.JumpAndLink);
        Set(Operation.Jalr, Operation.Jalr, OperationKind.JumpAndLinkRegister);
        Set(Operation.Auipc, Operation.Auipc, OperationKind.Upper);
        Set(Operation.Lb, Operation.Lwu, OperationKind.Load);
        Set(Operation.Sb, Operation.Sd, OperationKind.Store);
        Set(Operation.Mul, Operation.Remuw, OperationKind.RegisterRegister);
        Set(Operation.Fence, Operation.Fence, OperationKind.Fence);
        Set(Operation.Ecall, Operation.Ecall, OperationKind.Ecall);
        Set(Operation.Hint, Operation.Hint, OperationKind.Hint);
        Set(Operation.Sha256, Operation.Poseidon2, OperationKind.Precompile);
        return kinds;
    }
}
