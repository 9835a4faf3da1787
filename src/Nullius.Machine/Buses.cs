using Nullius.Constraints;

namespace Nullius.Machine;

/// <summary>The buses of the machine (Spec §6.2).</summary>
public static class Buses
{
    /// <summary>(clock, pc/4): one token walks through the instructions of a segment.</summary>
    public static readonly Bus State = new("state", 1, BusKind.Multiset, 2);

    /// <summary>(dword address, four 16-bit limbs, time of the last access): the contents of memory, registers included.</summary>
    public static readonly Bus Memory = new("memory", 2, BusKind.Multiset, 6);

    /// <summary>(pc/4, operation, rd, rs1, rs2, i0, i1, i2): the decoded program. Registers are dword addresses.</summary>
    public static readonly Bus Program = new("program", 3, BusKind.Lookup, 8);

    /// <summary>(value): integers below 2^16.</summary>
    public static readonly Bus Range16 = new("range16", 4, BusKind.Lookup, 1);

    /// <summary>(a, b, a AND b) for bytes a and b.</summary>
    public static readonly Bus Bytes = new("bytes", 5, BusKind.Lookup, 3);

    /// <summary>(level, index, digest): nodes of the image tree that are open; level 0 is the root, level 28 a page.</summary>
    public static readonly Bus ImageNode = new("image node", 6, BusKind.Multiset, 10);

    /// <summary>(level, index, digest): nodes of the memory tree before the segment.</summary>
    public static readonly Bus NodeBefore = new("node before", 7, BusKind.Multiset, 10);

    /// <summary>(level, index, digest): nodes of the memory tree after the segment.</summary>
    public static readonly Bus NodeAfter = new("node after", 8, BusKind.Multiset, 10);

    /// <summary>(page index, word in the page, low 16 bits, high 16 bits): instruction words of the image.</summary>
    public static readonly Bus Code = new("code", 9, BusKind.Lookup, 4);

    /// <summary>(kind, clock, first pointer / 8, second pointer / 8): calls of precompiles; kinds in <see cref="PrecompileKind"/>.</summary>
    public static readonly Bus Call = new("call", 10, BusKind.Multiset, 4);

    /// <summary>(n, 2^n, value): integers below 2^n for 0 ≤ n ≤ 16.</summary>
    public static readonly Bus Bits = new("bits", 11, BusKind.Lookup, 3);

    /// <summary>(clock, step, the eight words as sixteen limbs, schedule sums of the next four words): a SHA-256 compression between steps of four rounds.</summary>
    public static readonly Bus Sha256State = new("sha256 state", 20, BusKind.Multiset, 26);

    /// <summary>(clock, step, schedule sums of the twelve words after the next four): see <see cref="Sha256RoundsTable"/>.</summary>
    public static readonly Bus Sha256Schedule = new("sha256 schedule", 21, BusKind.Multiset, 26);

    /// <summary>(step, four flags, the round constants of four rounds as eight limbs).</summary>
    public static readonly Bus Sha256Constants = new("sha256 constants", 22, BusKind.Lookup, 13);

    /// <summary>(clock, round, quarter, 25 limbs): a quarter of the state of Keccak-f between rounds.</summary>
    public static readonly Bus KeccakState = new("keccak state", 23, BusKind.Multiset, 28);

    /// <summary>(round, the seven bits of the round constant that are not always zero).</summary>
    public static readonly Bus KeccakConstants = new("keccak constants", 24, BusKind.Lookup, 8);
}
