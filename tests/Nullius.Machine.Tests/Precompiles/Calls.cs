using System.Buffers.Binary;
using Nullius.Riscv;
using Nullius.Tracing;

namespace Nullius.Machine.Tests;

/// <summary>Calls of precompiles that no program made.</summary>
internal static class Calls
{
    public const uint Address = 0x1000;

    /// <summary>A call of each (old, new) pair of contents, at clocks 4, 8, …; contents that stay come last.</summary>
    public static PrecompileCalls Create(params (ulong[] Old, ulong[] New, ulong[] Constant)[] calls)
    {
        var clocks = new List<uint>();
        var accesses = new List<BlockAccess>();
        foreach ((ulong[] old, ulong[] replaced, ulong[] constant) in calls)
        {
            uint start = Address + (64 * (uint)clocks.Count);
            for (int dword = 0; dword < old.Length; dword++)
                accesses.Add(new BlockAccess(start + (uint)dword, 0, old[dword], replaced[dword]));
            for (int dword = 0; dword < constant.Length; dword++)
                accesses.Add(new BlockAccess(start + 32 + (uint)dword, 1, constant[dword], constant[dword]));
            clocks.Add(4 * ((uint)clocks.Count + 1));
        }

        return new PrecompileCalls([.. clocks], [.. accesses]);
    }

    /// <summary>Checks tables together, with the rest of the machine as the calls and accesses imply it.</summary>
    public static List<string> Check(PrecompileKind kind, PrecompileCalls calls, (ulong[] Old, ulong[] New, ulong[] Constant)[] contents, params TracedTable[] tables)
    {
        var balance = new Balance();
        List<string> violations = [.. tables.SelectMany(table => table.Check(balance))];
        for (int call = 0; call < calls.Count; call++)
        {
            uint clock = 4 * ((uint)call + 1);
            uint start = Address + (64 * (uint)call);
            (ulong[] old, ulong[] replaced, ulong[] constant) = contents[call];
            balance.Add(Buses.Call, 1, (uint)kind, clock, start, constant.Length == 0 ? 0 : start + 32);
            for (int dword = 0; dword < old.Length; dword++)
                Access(balance, start + (uint)dword, old[dword], replaced[dword], 0, clock + 2);
            for (int dword = 0; dword < constant.Length; dword++)
                Access(balance, start + 32 + (uint)dword, constant[dword], constant[dword], 1, clock + 2);
        }

        return [.. violations, .. balance.OutOfRange, .. balance.Unbalanced];
    }

    /// <summary>The state words or lanes of big-endian bytes as dwords of two words in memory.</summary>
    public static ulong[] StateOf(ReadOnlySpan<byte> bigEndianWords)
    {
        var dwords = new ulong[bigEndianWords.Length / 8];
        for (int word = 0; word < 2 * dwords.Length; word++)
            dwords[word / 2] |= (ulong)BinaryPrimitives.ReadUInt32BigEndian(bigEndianWords[(4 * word)..]) << (32 * (word % 2));
        return dwords;
    }

    /// <summary>Bytes as they lie in memory.</summary>
    public static ulong[] DwordsOf(ReadOnlySpan<byte> bytes)
    {
        var dwords = new ulong[bytes.Length / 8];
        for (int dword = 0; dword < dwords.Length; dword++)
            dwords[dword] = BinaryPrimitives.ReadUInt64LittleEndian(bytes[(8 * dword)..]);
        return dwords;
    }

    private static void Access(Balance balance, uint address, ulong old, ulong replaced, uint previous, uint time)
    {
        balance.Add(Buses.Memory, 1, [address, .. Limbs(old), previous]);
        balance.Add(Buses.Memory, -1, [address, .. Limbs(replaced), time]);
    }

    public static uint[] Limbs(ulong value) => [.. Enumerable.Range(0, 4).Select(limb => (uint)(value >> (16 * limb)) & 0xFFFF)];
}
