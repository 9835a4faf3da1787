namespace Nullius.Machine;

/// <summary>Groups of legal instructions that have the same fields, as indices of their indicator columns.</summary>
internal enum GroupIndex
{
    /// <summary>Two source registers and a destination.</summary>
    Register,

    /// <summary>Shifts by immediate.</summary>
    Shift,

    /// <summary>Other arithmetic with a 12-bit immediate.</summary>
    Immediate,

    Load,

    Store,

    Branch,

    Jalr,

    /// <summary>Opcode SYSTEM with funct3 and rs1 zero: not yet legal.</summary>
    System,

    Ecall,

    /// <summary>Opcode custom-0 in kernel mode: not yet legal.</summary>
    Kernel,

    Hint,

    Sha256,

    /// <summary>Keccak-f and Poseidon2.</summary>
    Permutation,
}
