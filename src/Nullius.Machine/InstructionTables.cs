namespace Nullius.Machine;

/// <summary>The instruction tables of the machine (Spec §6.7).</summary>
public sealed class InstructionTables
{
    public InstructionTables() => All =
    [
        Add, AddImmediate, Bitwise, Shift, ShiftImmediate, Compare, Branch, Jump, JumpRegister, Load, Store, MisalignedLoad,
        MisalignedStore, AccessFault, Multiply, MultiplyHigh, Divide, System, PrecompileCall,
    ];

    public AddTable Add { get; } = new();

    public AddImmediateTable AddImmediate { get; } = new();

    public BitwiseTable Bitwise { get; } = new();

    public ShiftTable Shift { get; } = new(isImmediate: false);

    public ShiftTable ShiftImmediate { get; } = new(isImmediate: true);

    public CompareTable Compare { get; } = new();

    public BranchTable Branch { get; } = new();

    public JumpTable Jump { get; } = new();

    public JumpRegisterTable JumpRegister { get; } = new();

    public LoadTable Load { get; } = new();

    public StoreTable Store { get; } = new();

    public MisalignedLoadTable MisalignedLoad { get; } = new();

    public MisalignedStoreTable MisalignedStore { get; } = new();

    public AccessFaultTable AccessFault { get; } = new();

    public MultiplyTable Multiply { get; } = new();

    public MultiplyHighTable MultiplyHigh { get; } = new();

    public DivideTable Divide { get; } = new();

    public SystemTable System { get; } = new();

    public PrecompileCallTable PrecompileCall { get; } = new();

    /// <summary>All of them in the order of the machine.</summary>
    public IReadOnlyList<InstructionTable> All { get; }

    /// <summary>The table of an operation; loads and stores at addresses that are multiples of their size.</summary>
    public InstructionTable Of(int operation) => operation switch
    {
        >= OperationNumber.Add and <= OperationNumber.Subw => Add,
        >= OperationNumber.Addi and <= OperationNumber.Lui => AddImmediate,
        >= OperationNumber.Xor and <= OperationNumber.Andi => Bitwise,
        >= OperationNumber.Sll and <= OperationNumber.Sraw => Shift,
        >= OperationNumber.Slli and <= OperationNumber.Sraiw => ShiftImmediate,
        >= OperationNumber.Slt and <= OperationNumber.Sltiu => Compare,
        >= OperationNumber.Beq and <= OperationNumber.Bgeu => Branch,
        OperationNumber.Jal or OperationNumber.Auipc => Jump,
        OperationNumber.Jalr => JumpRegister,
        >= OperationNumber.Lb and <= OperationNumber.Lwu => Load,
        >= OperationNumber.Sb and <= OperationNumber.Sd => Store,
        OperationNumber.Mul or OperationNumber.Mulw => Multiply,
        >= OperationNumber.Mulh and <= OperationNumber.Mulhu => MultiplyHigh,
        >= OperationNumber.Div and <= OperationNumber.Remuw => Divide,
        >= OperationNumber.Sha256 and <= OperationNumber.Poseidon2 => PrecompileCall,
        OperationNumber.Illegal or (>= OperationNumber.Fence and <= OperationNumber.Hint) => System,
        _ => throw new ArgumentOutOfRangeException(nameof(operation)),
    };
}
