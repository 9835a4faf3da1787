using Nullius.Constraints;

namespace Nullius.Machine;

/// <summary>The size and position of an aligned access within its dword (Spec §6.6.6). The selectors are one-hot.</summary>
/// <param name="Limb">A byte or half-word in that limb.</param>
/// <param name="LowWord">A word in limbs 0 and 1.</param>
/// <param name="HighWord">A word in limbs 2 and 3.</param>
/// <param name="Dword">The dword.</param>
/// <param name="IsByte">The access within the limb is a byte.</param>
/// <param name="IsOddByte">It is the upper byte of the limb.</param>
public readonly record struct PlacementColumns(ColumnRange Limb, int LowWord, int HighWord, int Dword, int IsByte, int IsOddByte)
{
    /// <summary>States the form of the selectors.</summary>
    internal void Define(TableBuilder row)
    {
        Expression small = Small(row), isByte = row[IsByte], odd = row[IsOddByte];
        row.AssertBooleans("selector", row.All(Limb));
        row.AssertBooleans("selector", row[LowWord], row[HighWord], row[Dword], isByte, odd);
        row.AssertZero("a byte lies in a limb", isByte * (1 - small));
        row.AssertZero("only bytes have odd addresses", odd * (1 - isByte));
    }

    /// <summary>One for bytes and half-words.</summary>
    internal Expression Small(TableBuilder row) => Gadgets.Sum(row.All(Limb));

    /// <summary>One for words.</summary>
    internal Expression Word(TableBuilder row) => row[LowWord] + row[HighWord];

    /// <summary>One for every access; boolean because it is a multiplicity.</summary>
    internal Expression Real(TableBuilder row) => Small(row) + Word(row) + row[Dword];

    /// <summary>The low three bits of the address.</summary>
    internal Expression Offset(TableBuilder row) =>
        2 * row[Limb, 1] + 4 * row[Limb, 2] + 6 * row[Limb, 3] + 4 * row[HighWord] + row[IsOddByte];

    /// <summary>The number of the operation, <paramref name="first"/> being that of the byte; sizes follow in ascending order.</summary>
    internal Expression Operation(TableBuilder row, int first) =>
        (first + 1) * Small(row) - row[IsByte] + (first + 2) * Word(row) + (first + 3) * row[Dword];

    /// <summary>The limb of the dword where the access begins.</summary>
    internal Expression FirstLimb(TableBuilder row, Expression[] dword) =>
        (row[Limb, 0] + row[LowWord] + row[Dword]) * dword[0] + row[Limb, 1] * dword[1]
        + (row[Limb, 2] + row[HighWord]) * dword[2] + row[Limb, 3] * dword[3];

    /// <summary>A limb made of a byte of the access and the other byte.</summary>
    internal Expression Join(TableBuilder row, Expression accessed, Expression other) =>
        accessed + 256 * other + 255 * (row[IsOddByte] * (accessed - other));
}
