namespace Nullius.Machine;

/// <summary>The opcodes in use, as indices of their indicator columns.</summary>
internal enum OpcodeIndex
{
    Load,
    Custom,
    Fence,
    Immediate,
    Auipc,
    ImmediateWord,
    Store,
    Register,
    Lui,
    RegisterWord,
    Branch,
    Jalr,
    Jal,
    System,
}
