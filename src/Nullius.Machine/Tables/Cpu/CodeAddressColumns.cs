using Nullius.Constraints;

namespace Nullius.Machine;

/// <summary>A pc/4 below p as the limbs of the byte address: pc/4 = Low + 2^14·Middle + 2^30·Half (Spec §6.6.3).</summary>
/// <param name="Low">Bits 0–13 of pc/4.</param>
/// <param name="Middle">Bits 14–29 of pc/4.</param>
/// <param name="Half">Bit 30 of pc/4: the kernel half.</param>
public readonly record struct CodeAddressColumns(int Low, int Middle, int Half)
{
    /// <summary>In the kernel half, Middle + this stays below 2^16, so that pc/4 stays below p = 2^31 − 2^24 + 1.</summary>
    public const int MiddleGap = 1 << 10;

    /// <summary>Requires that the columns are the one decomposition of <paramref name="value"/>. Returns the limbs of the byte address.</summary>
    internal Expression[] Define(TableBuilder row, Expression multiplicity, Expression value)
    {
        row.AssertEqual("code address", value, row[Low] + Gadgets.Power(14) * row[Middle] + Gadgets.Power(30) * row[Half]);
        row.AssertBits(multiplicity, 14, row[Low]);
        row.AssertRange16(multiplicity, row[Middle]);
        row.AssertBoolean("half", row[Half]);
        row.AssertRange16(multiplicity, row[Middle] + MiddleGap * row[Half]);
        return [4 * row[Low], row[Middle], row[Half], Expression.Zero];
    }
}
