using Nullius.Constraints;

namespace Nullius.Machine;

/// <summary>The operands and the effective address of a load or store that is in range (Spec §6.6.5).</summary>
/// <param name="ImmediateLow">Bits 0–15 of the immediate.</param>
/// <param name="Mode">One in kernel mode.</param>
/// <param name="ImmediateHigh">Each further limb of the immediate.</param>
/// <param name="Base">The limbs of rs1.</param>
/// <param name="Low">Bits 3–15 of the address.</param>
/// <param name="Middle">Bits 16–31 of the address.</param>
/// <param name="Half">Bit 32 of the address.</param>
public readonly record struct AddressColumns(
    int ImmediateLow, int Mode, int ImmediateHigh, ColumnRange Base, int Low, int Middle, int Half)
{
    /// <summary>
    /// Requires base + immediate = address modulo 2^64 with the address in the memory that the mode may access, and with
    /// <paramref name="offset"/> (below 8 by its form) as its low three bits. Returns the dword address.
    /// </summary>
    internal Expression Define(TableBuilder row, Expression real, Expression offset)
    {
        Expression low = row[Low], middle = row[Middle], half = row[Half], high = row[ImmediateHigh];
        row.AssertSum(row.All(Base), [row[ImmediateLow], high, high, high], [8 * low + offset, middle, half, Expression.Zero]);
        row.AssertBits(real, 13, low);
        row.AssertRange16(real, middle);
        row.AssertBoolean("half", half);
        row.AssertZero("user code accesses the user half", half * (1 - row[Mode]));
        return low + Gadgets.Power(13) * middle + Gadgets.Power(29) * half;
    }
}
