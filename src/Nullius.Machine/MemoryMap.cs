namespace Nullius.Machine;

/// <summary>Fixed addresses of the machine (Spec §5.1, §5.3, §5.4).</summary>
public static class MemoryMap
{
    /// <summary>Bytes of a page, the unit of commitment.</summary>
    public const int PageBytes = 32;

    /// <summary>The depth of the memory tree: 2^28 pages.</summary>
    public const int TreeDepth = 28;

    /// <summary>The start of the kernel half and of the trap vector.</summary>
    public const ulong Kernel = 1UL << 32;

    /// <summary>Where the loader stores the entry point of the user program.</summary>
    public const ulong EntryPoint = Kernel + 0x80;

    /// <summary>The byte address of the claim, 128 bytes.</summary>
    public const ulong Claim = (1UL << 33) - 2048;

    /// <summary>The byte address of the register file, 128 dwords.</summary>
    public const ulong Registers = (1UL << 33) - 1024;

    /// <summary>The dword address of slot 0 of the register file.</summary>
    public const uint RegisterDword = (uint)(Registers / 8);

    /// <summary>The slot that receives writes to x0, within each bank of 64.</summary>
    public const int SinkSlot = 32;

    /// <summary>Slots of a bank of registers; the kernel's bank follows the user's.</summary>
    public const int BankSlots = 64;

    /// <summary>The first pc divided by 4: boot.</summary>
    public const uint BootPc4 = 1u << 30;

    /// <summary>pc / 4 of the trap of an invalid jump.</summary>
    public const uint JumpTrapPc4 = BootPc4 + 5;

    /// <summary>pc / 4 where the kernel parks.</summary>
    public const uint HaltPc4 = BootPc4 + 15;
}
