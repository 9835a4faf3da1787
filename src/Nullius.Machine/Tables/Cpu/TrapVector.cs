namespace Nullius.Machine;

/// <summary>pc/4 of the slots of the kernel's vector (Spec §5.3.1).</summary>
public static class TrapVector
{
    public const int SystemCall = (int)MemoryMap.BootPc4 + 1;
    public const int IllegalInstruction = (int)MemoryMap.BootPc4 + 2;
    public const int LoadFault = (int)MemoryMap.BootPc4 + 3;
    public const int StoreFault = (int)MemoryMap.BootPc4 + 4;
    public const int JumpFault = (int)MemoryMap.BootPc4 + 5;
}
