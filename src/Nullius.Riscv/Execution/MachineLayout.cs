namespace Nullius.Riscv;

/// <summary>Addresses and sizes of the machine. Spec §5.1, §5.3 and §5.4.</summary>
public static class MachineLayout
{
    /// <summary>Bytes of memory, both halves.</summary>
    public const ulong MemoryBytes = 1UL << 33;

    /// <summary>First byte of the kernel half and of the kernel's code; also one past the user half.</summary>
    public const ulong Kernel = 1UL << 32;

    /// <summary>The register file: 128 dwords.</summary>
    public const ulong Registers = MemoryBytes - 1024;

    /// <summary>Where the kernel leaves the claim.</summary>
    public const ulong Claim = MemoryBytes - 2048;

    /// <summary>Where the loader stores the entry point.</summary>
    public const ulong EntryPoint = Kernel + 0x80;

    /// <summary>Where the kernel parks at the end.</summary>
    public const ulong Halt = Kernel + 4 * 15;

    /// <summary>One past the last byte that a program may have content at: 2 MiB below the kernel half.</summary>
    public const ulong ImageEnd = Kernel - (2UL << 20);

    /// <summary>Dwords in the register file: two banks of 64.</summary>
    public const int RegisterSlots = 128;

    /// <summary>Dword address of slot 0 of the register file.</summary>
    public const uint RegistersDword = (uint)(Registers >> 3);

    /// <summary>Distance between the banks of user and kernel registers, in slots.</summary>
    public const int KernelBank = 64;

    /// <summary>The slot, within its bank, that takes writes to x0.</summary>
    public const int SinkSlot = 32;

    /// <summary>Kernel register x31, which receives the pc of an ECALL.</summary>
    public const int TrapRegisterSlot = KernelBank + 31;

    /// <summary>Bytes of a committed page.</summary>
    public const int PageBytes = 32;

    /// <summary>Dwords of a committed page.</summary>
    public const int PageDwords = 4;

    /// <summary>Depth of the memory tree: there are 2^28 pages.</summary>
    public const int TreeDepth = 28;

    /// <summary>The most bytes that a journal may have.</summary>
    public const int JournalBytesMax = 1 << 24;

    /// <summary>Exit codes from here on are reserved: this plus the trap's slot.</summary>
    public const ulong TrapExitCode = 0x100;

    /// <summary>The address of a trap's slot in the kernel's vector.</summary>
    public static ulong TrapVector(Trap trap) => Kernel + 4 * (ulong)trap;
}
