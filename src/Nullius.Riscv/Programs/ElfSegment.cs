namespace Nullius.Riscv;

/// <summary>A loadable segment of a program.</summary>
/// <param name="Address">Its first byte in memory.</param>
/// <param name="MemoryBytes">Its size in memory; bytes beyond <paramref name="Contents"/> are zero.</param>
/// <param name="Contents">The bytes that the file holds.</param>
/// <param name="IsExecutable">Whether the file marks it as code.</param>
public readonly record struct ElfSegment(ulong Address, ulong MemoryBytes, ReadOnlyMemory<byte> Contents, bool IsExecutable)
{
    /// <summary>One past its last byte.</summary>
    public ulong End => Address + MemoryBytes;
}
