using Nullius.Fields;

namespace Nullius.Machine;

/// <summary>The tuple that a row of <see cref="DecodeTable"/> provides, as polynomials of degree 2 in its cells.</summary>
/// <remarks>Spec §6.3.</remarks>
internal static class DecodedWord
{
    /// <summary>(pc/4, operation, rd, rs1, rs2, i0, i1, i2).</summary>
    /// <param name="layout">Where the columns are.</param>
    /// <param name="values">The cells of the row.</param>
    public static T[] Of<T>(DecodeColumns layout, T[] values)
        where T : struct, IRing<T>
    {
        T Group(GroupIndex group) => values[layout.Group[(int)group]];
        T Opcode(OpcodeIndex opcode) => values[layout.Opcode[(int)opcode]];
        T Bit(int index) => values[layout.Bits[index]];
        T Bits(int start, int count, int shift) => Field(layout, values, start, count, shift);

        T mode = values[layout.Mode];
        T upper = Opcode(OpcodeIndex.Lui) + Opcode(OpcodeIndex.Auipc);
        T jal = Opcode(OpcodeIndex.Jal);
        T jump = Group(GroupIndex.Branch) + jal;
        T fromRegister = Group(GroupIndex.Load) + Group(GroupIndex.Jalr);
        T arithmetic = Group(GroupIndex.Register) + Group(GroupIndex.Shift) + Group(GroupIndex.Immediate);
        T store = Group(GroupIndex.Store);

        T hasRd = arithmetic + upper + jal + fromRegister + Group(GroupIndex.Hint);
        T hasRs2 = Group(GroupIndex.Register) + Group(GroupIndex.Branch) + store + Group(GroupIndex.Sha256);
        T hasRs1 = arithmetic + fromRegister + Group(GroupIndex.Branch) + store + Group(GroupIndex.Sha256) + Group(GroupIndex.Permutation);
        T bank = Constant<T>(MemoryMap.RegisterDword) + (mode * Constant<T>(MemoryMap.BankSlots));
        T sink = (values[layout.Real] - values[layout.RdNonzero[1]]) * Constant<T>(MemoryMap.SinkSlot);

        T pc4 = (mode * Constant<T>(1 << 30)) + (values[layout.PageHigh] * Constant<T>(1 << 14))
            + (values[layout.PageLow] * Constant<T>(8)) + values[layout.Word];
        T target = (mode * Constant<T>(1 << 30)) + (values[layout.TargetHigh] * Constant<T>(1 << 14)) + values[layout.TargetLow];
        T invalid = values[layout.IsInvalid];
        T sign = Bit(31) * Constant<T>(0xFFFF);
        T signHigh = Bit(31) * Constant<T>(0xF800);

        T i0 = ((Group(GroupIndex.Immediate) + fromRegister) * (Bits(20, 11, 0) + signHigh))
            + (store * (Bits(7, 5, 0) + Bits(25, 6, 5) + signHigh))
            + (Group(GroupIndex.Shift) * Bits(20, 6, 0))
            + (upper * Bits(12, 4, 12))
            + ((jump - invalid) * target)
            + (invalid * Constant<T>(MemoryMap.JumpTrapPc4));
        T i1 = (Group(GroupIndex.Immediate) * sign) + (upper * Bits(16, 16, 0))
            + (mode * (fromRegister + store + jump + Group(GroupIndex.Ecall)));
        T i2 = (Group(GroupIndex.Immediate) + fromRegister + store + upper) * sign;

        return
        [
            pc4,
            values[layout.Operation],
            hasRd * (bank + Bits(7, 5, 0) + sink),
            hasRs1 * (bank + Bits(15, 5, 0)),
            hasRs2 * (bank + Bits(20, 5, 0)),
            i0,
            i1,
            i2,
        ];
    }

    /// <summary>Bits [start, start + count) of the word as an integer, times 2^shift.</summary>
    public static T Field<T>(DecodeColumns layout, T[] values, int start, int count, int shift)
        where T : struct, IRing<T>
    {
        T sum = T.Zero;
        for (int bit = 0; bit < count; bit++)
            sum += values[layout.Bits[start + bit]] * Constant<T>(1u << (bit + shift));
        return sum;
    }

    private static T Constant<T>(uint value)
        where T : struct, IRing<T> => T.FromCanonical(value);
}
