using Nullius.Constraints;

namespace Nullius.Machine;

/// <summary>An access of 2, 4 or 8 bytes at any address, over one dword or two (Spec §6.6.7).</summary>
/// <param name="IsHalf">Two bytes.</param>
/// <param name="IsWord">Four bytes.</param>
/// <param name="IsDword">Eight bytes.</param>
/// <param name="StartLimb">One at the limb of the first byte.</param>
/// <param name="IsOdd">The first byte is the upper byte of its limb.</param>
/// <param name="Crosses">The access reaches into the second dword.</param>
/// <param name="Inverse">Of (second dword − 2^29), when user code crosses.</param>
/// <param name="Window">The five limbs from the start limb on.</param>
/// <param name="First">The first dword.</param>
/// <param name="Second">The second dword; free when it is not accessed.</param>
public readonly record struct MisalignmentColumns(
    int IsHalf,
    int IsWord,
    int IsDword,
    ColumnRange StartLimb,
    int IsOdd,
    int Crosses,
    int Inverse,
    ColumnRange Window,
    ColumnRange First,
    ColumnRange Second)
{
    /// <summary>The dword address where the kernel half begins.</summary>
    private const int KernelDword = 1 << 29;

    /// <summary>One for every access; boolean because it is a multiplicity.</summary>
    internal Expression Real(TableBuilder row) => row[IsHalf] + row[IsWord] + row[IsDword];

    /// <summary>The low three bits of the address.</summary>
    internal Expression Offset(TableBuilder row) =>
        2 * row[StartLimb, 1] + 4 * row[StartLimb, 2] + 6 * row[StartLimb, 3] + row[IsOdd];

    /// <summary>States size, position, window and crossing; <paramref name="dword"/> is the address of the first dword.</summary>
    internal void Define(TableBuilder row, Expression dword, Expression mode)
    {
        Expression odd = row[IsOdd], crosses = row[Crosses];
        row.AssertBooleans("flag", row[IsHalf], row[IsWord], row[IsDword], odd);
        row.AssertBooleans("start", row.All(StartLimb));
        row.AssertEqual("one start", Gadgets.Sum(row.All(StartLimb)), Real(row));
        for (int limb = 0; limb < Window.Count; limb++)
        {
            Expression selected = Expression.Zero;
            for (int start = 0; start < 4; start++)
            {
                int index = start + limb;
                selected += row[StartLimb, start] * (index < 4 ? row[First, index] : row[Second, index - 4]);
            }

            row.AssertEqual("window", row[Window, limb], selected);
        }

        // Eight bytes always touch the second dword (when aligned, without effect); four from offset 5 on; two from offset 7 on.
        Expression start2 = row[StartLimb, 2], start3 = row[StartLimb, 3];
        row.AssertEqual("crosses", crosses, row[IsDword] + row[IsWord] * (start3 + start2 * odd) + row[IsHalf] * start3 * odd);

        // User code does not cross into the kernel half.
        row.AssertEqual("crossing in the user half", (dword + 1 - KernelDword) * row[Inverse], crosses * (1 - mode));
    }
}
