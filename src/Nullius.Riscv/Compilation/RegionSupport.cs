namespace Nullius.Riscv;

/// <summary>What compiled code calls when the fast path does not apply.</summary>
internal static class RegionSupport
{
    /// <summary>A chunk that may be written.</summary>
    public static ulong[] GetWritable(SparseMemory memory, ulong address) => memory.GetWritable((int)(address >> SparseMemory.LogChunkBytes));

    /// <summary>Loads 1 to 8 bytes of the user half, zero-extended.</summary>
    public static ulong Load(SparseMemory memory, ulong address, int bytes)
    {
        uint dwordAddress = (uint)(address >> 3);
        int shift = 8 * (int)(address & 7);
        ulong value = memory.ReadDword(dwordAddress) >> shift;
        if (shift + 8 * bytes > 64)
            value |= memory.ReadDword(dwordAddress + 1) << (64 - shift);
        return value & (ulong.MaxValue >> (64 - 8 * bytes));
    }

    /// <summary>Stores 1 to 8 bytes in the user half.</summary>
    public static void Store(SparseMemory memory, ulong address, ulong value, int bytes)
    {
        uint dwordAddress = (uint)(address >> 3);
        int shift = 8 * (int)(address & 7);
        ulong mask = ulong.MaxValue >> (64 - 8 * bytes);
        memory.UpdateDword(dwordAddress, mask << shift, value << shift);
        if (shift + 8 * bytes > 64)
            memory.UpdateDword(dwordAddress + 1, mask >> (64 - shift), value >> (64 - shift));
    }
}
