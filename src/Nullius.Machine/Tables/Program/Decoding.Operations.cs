namespace Nullius.Machine;

internal sealed partial class Decoding<T, TCells>
{
    private void DeriveGroups()
    {
        T zero = FunctionZero;
        T alternate = FunctionAlternate;
        DefineGroup(
            GroupIndex.Register,
            (Opcode(OpcodeIndex.Register) * (Function6(false) + (alternate * AnyFunction(0, 5))))
                + (Opcode(OpcodeIndex.RegisterWord)
                    * ((zero * AnyFunction(0, 1, 5)) + (alternate * AnyFunction(0, 5)) + (FunctionOne * AnyFunction(0, 4, 5, 6, 7)))));
        DefineGroup(
            GroupIndex.Shift,
            (Opcode(OpcodeIndex.Immediate) * ((Function6(false) * AnyFunction(1, 5)) + (Function6(true) * Function(5))))
                + (Opcode(OpcodeIndex.ImmediateWord) * ((zero * AnyFunction(1, 5)) + (alternate * Function(5)))));
        DefineGroup(
            GroupIndex.Immediate,
            (Opcode(OpcodeIndex.Immediate) * AnyFunction(0, 2, 3, 4, 6, 7)) + (Opcode(OpcodeIndex.ImmediateWord) * Function(0)));
        DefineGroup(GroupIndex.Load, Opcode(OpcodeIndex.Load) * (Real - Function(7)));
        DefineGroup(GroupIndex.Store, Opcode(OpcodeIndex.Store) * AnyFunction(0, 1, 2, 3));
        DefineGroup(GroupIndex.Branch, Opcode(OpcodeIndex.Branch) * AnyFunction(0, 1, 4, 5, 6, 7));
        DefineGroup(GroupIndex.Jalr, Opcode(OpcodeIndex.Jalr) * Function(0));
        T rs1Zero = Real - values[layout.Rs1Nonzero[1]];
        DefineGroup(GroupIndex.System, Opcode(OpcodeIndex.System) * Function(0) * rs1Zero);
        DefineGroup(GroupIndex.Ecall, Group(GroupIndex.System) * PlainZero);
        DefineGroup(GroupIndex.Kernel, Opcode(OpcodeIndex.Custom) * Mode);
        T kernel = Group(GroupIndex.Kernel);
        DefineGroup(GroupIndex.Hint, kernel * Function(0) * rs1Zero);
        DefineGroup(GroupIndex.Sha256, kernel * Function(1) * PlainRegisters);
        DefineGroup(GroupIndex.Permutation, kernel * AnyFunction(2, 3) * PlainZero);
    }

    private void DefineGroup(GroupIndex group, T value) => Define(layout.Group[(int)group], value);

    /// <summary>Σ over funct3 of the operation's number; −1 stands for no operation.</summary>
    private T ByFunction(params ReadOnlySpan<int> operations)
    {
        T sum = T.Zero;
        for (int function = 0; function < operations.Length; function++)
        {
            if (operations[function] > 0)
                sum += Function(function) * Constant(operations[function]);
        }

        return sum;
    }

    private T OperationOfRegisters() =>
        (Opcode(OpcodeIndex.Register) * (
            (FunctionZero * ByFunction(
                OperationNumber.Add, OperationNumber.Sll, OperationNumber.Slt, OperationNumber.Sltu,
                OperationNumber.Xor, OperationNumber.Srl, OperationNumber.Or, OperationNumber.And))
            + (FunctionOne * ByFunction(
                OperationNumber.Mul, OperationNumber.Mulh, OperationNumber.Mulhsu, OperationNumber.Mulhu,
                OperationNumber.Div, OperationNumber.Divu, OperationNumber.Rem, OperationNumber.Remu))
            + (FunctionAlternate * ByFunction(OperationNumber.Sub, -1, -1, -1, -1, OperationNumber.Sra))))
        + (Opcode(OpcodeIndex.RegisterWord) * (
            (FunctionZero * ByFunction(OperationNumber.Addw, OperationNumber.Sllw, -1, -1, -1, OperationNumber.Srlw))
            + (FunctionOne * ByFunction(
                OperationNumber.Mulw, -1, -1, -1,
                OperationNumber.Divw, OperationNumber.Divuw, OperationNumber.Remw, OperationNumber.Remuw))
            + (FunctionAlternate * ByFunction(OperationNumber.Subw, -1, -1, -1, -1, OperationNumber.Sraw))));

    private T OperationOfImmediates() =>
        (Opcode(OpcodeIndex.Immediate) * (
            ByFunction(
                OperationNumber.Addi, -1, OperationNumber.Slti, OperationNumber.Sltiu,
                OperationNumber.Xori, -1, OperationNumber.Ori, OperationNumber.Andi)
            + (Function6(false) * ByFunction(-1, OperationNumber.Slli, -1, -1, -1, OperationNumber.Srli))
            + (Function6(true) * ByFunction(-1, -1, -1, -1, -1, OperationNumber.Srai))))
        + (Opcode(OpcodeIndex.ImmediateWord) * (
            ByFunction(OperationNumber.Addiw)
            + (FunctionZero * ByFunction(-1, OperationNumber.Slliw, -1, -1, -1, OperationNumber.Srliw))
            + (FunctionAlternate * ByFunction(-1, -1, -1, -1, -1, OperationNumber.Sraiw))))
        + (Opcode(OpcodeIndex.Lui) * Constant(OperationNumber.Lui))
        + (Opcode(OpcodeIndex.Auipc) * Constant(OperationNumber.Auipc));

    private T OperationOfTheRest() =>
        (Opcode(OpcodeIndex.Load) * ByFunction(
            OperationNumber.Lb, OperationNumber.Lh, OperationNumber.Lw, OperationNumber.Ld,
            OperationNumber.Lbu, OperationNumber.Lhu, OperationNumber.Lwu))
        + (Opcode(OpcodeIndex.Store) * ByFunction(OperationNumber.Sb, OperationNumber.Sh, OperationNumber.Sw, OperationNumber.Sd))
        + (Opcode(OpcodeIndex.Branch) * ByFunction(
            OperationNumber.Beq, OperationNumber.Bne, -1, -1,
            OperationNumber.Blt, OperationNumber.Bge, OperationNumber.Bltu, OperationNumber.Bgeu))
        + (Opcode(OpcodeIndex.Jal) * Constant(OperationNumber.Jal))
        + (Group(GroupIndex.Jalr) * Constant(OperationNumber.Jalr))
        + (Opcode(OpcodeIndex.Fence) * ByFunction(OperationNumber.Fence))
        + (Group(GroupIndex.Ecall) * Constant(OperationNumber.Ecall))
        + (Group(GroupIndex.System) * (PlainBit - PlainZero) * Constant(OperationNumber.Ebreak))
        + (Group(GroupIndex.Hint) * Constant(OperationNumber.Hint))
        + (Group(GroupIndex.Sha256) * Constant(OperationNumber.Sha256))
        + (Group(GroupIndex.Kernel) * PlainZero * ByFunction(-1, -1, OperationNumber.Keccakf, OperationNumber.Poseidon2));
}
