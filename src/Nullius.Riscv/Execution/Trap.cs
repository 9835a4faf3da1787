namespace Nullius.Riscv;

/// <summary>Why user mode was left; the slot in the kernel's vector. Spec §5.3.1.</summary>
public enum Trap
{
    /// <summary>The slot that runs first; no trap.</summary>
    Boot = 0,

    /// <summary>ECALL in user mode.</summary>
    SystemCall = 1,

    /// <summary>An illegal instruction, EBREAK, or nothing at pc.</summary>
    IllegalInstruction = 2,

    /// <summary>A load of which some byte lies outside the user half.</summary>
    LoadFault = 3,

    /// <summary>A store of which some byte lies outside the user half.</summary>
    StoreFault = 4,

    /// <summary>A jump or taken branch to an address that is not a multiple of 4 or lies outside the user half.</summary>
    JumpFault = 5,
}
