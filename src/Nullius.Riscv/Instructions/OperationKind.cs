namespace Nullius.Riscv;

/// <summary>How an operation uses its operands, the program counter and memory.</summary>
public enum OperationKind : byte
{
    /// <summary>Traps without touching anything (<see cref="Operation.Illegal"/>, <see cref="Operation.Ebreak"/>).</summary>
    Fault,

    /// <summary>rd ← f(rs1, rs2).</summary>
    RegisterRegister,

    /// <summary>rd ← f(rs1, immediate).</summary>
    RegisterImmediate,

    /// <summary>rd ← f(pc, immediate).</summary>
    Upper,

    /// <summary>Compares rs1 with rs2.</summary>
    Branch,

    /// <summary>Jump relative to pc.</summary>
    JumpAndLink,

    /// <summary>Jump relative to rs1.</summary>
    JumpAndLinkRegister,

    /// <summary>rd ← memory at rs1 + immediate.</summary>
    Load,

    /// <summary>Memory at rs1 + immediate ← rs2.</summary>
    Store,

    /// <summary>No effect but the step to the next instruction.</summary>
    Fence,

    /// <summary>Enters the kernel.</summary>
    Ecall,

    /// <summary>rd ← a value of the host's choice.</summary>
    Hint,

    /// <summary>A permutation or compression of memory at rs1 (and rs2).</summary>
    Precompile,
}
