namespace Nullius.Machine;

internal sealed partial class Decoding<T, TCells>
{
    /// <summary>Spec §6.22.5: pc/4 + offset/4, in a low part of 14 bits and the rest.</summary>
    private void DeriveTarget()
    {
        T branch = Group(GroupIndex.Branch);
        T jal = Opcode(OpcodeIndex.Jal);
        T jump = branch + jal;
        Define(layout.IsMisaligned, (branch * Bit(8)) + (jal * Bit(21)));
        Define(layout.IsUserJump, jump * (T.One - Mode));

        T place = (values[layout.PageLow] * Constant(8)) + values[layout.Word];
        T carry = values[layout.Carry];
        Define(
            layout.TargetLow,
            place + (branch * BranchOffsetLow()) + (jal * JalOffsetLow()) - (carry * Constant(1 << DecodeColumns.TargetLowBits)));
        Define(
            layout.TargetHigh,
            values[layout.PageHigh] + carry - (branch * Bit(31)) + (jal * (Field(16, 4, 0) - (Bit(31) * Constant(16)))));

        // The high part is in [0, 2^16), below or above; the check is below 2^16 only if the flags say which.
        T high = values[layout.TargetHigh];
        T under = values[layout.IsUnder];
        T over = values[layout.IsOver];
        Define(
            layout.TargetCheck,
            values[layout.IsUserJump] * (high - (under * ((high * Constant(2)) + T.One)) - (over * Constant(1 << 16))));
        T outside = under + over;
        T misaligned = values[layout.IsMisaligned];
        Define(layout.IsInvalid, misaligned + outside - (misaligned * outside));
    }

    /// <summary>Bits [start, start + count) of the word, shifted to <paramref name="shift"/>.</summary>
    private T Field(int start, int count, int shift) => DecodedWord.Field(layout, values, start, count, shift);

    /// <summary>The low 14 bits of a branch's offset divided by 4.</summary>
    private T BranchOffsetLow() =>
        Field(9, 3, 0) + Field(25, 6, 3) + Field(7, 1, 9) + (Bit(31) * Constant((1 << DecodeColumns.TargetLowBits) - (1 << 10)));

    /// <summary>The low 14 bits of the offset of JAL divided by 4.</summary>
    private T JalOffsetLow() => Field(22, 9, 0) + Field(20, 1, 9) + Field(12, 4, 10);
}
