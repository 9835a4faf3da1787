namespace Nullius.Riscv;

/// <summary>The flags in the two lowest bits of what a <see cref="RegionCode"/> returns.</summary>
internal static class RegionExit
{
    /// <summary>The instruction at pc is for the interpreter: it traps or enters the kernel.</summary>
    public const ulong Interpret = 1;

    /// <summary>The fuel does not suffice for the block at pc.</summary>
    public const ulong OutOfFuel = 2;

    /// <summary>Both flags.</summary>
    public const ulong Mask = 3;
}
