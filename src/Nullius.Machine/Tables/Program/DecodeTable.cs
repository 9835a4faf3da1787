using Nullius.Constraints;
using Nullius.Fields;

namespace Nullius.Machine;

/// <summary>
/// One row for each instruction word that a segment executes: looks the word up on <c>code</c> and provides what it decodes to on
/// <c>program</c>. A row has no freedom: mode, place, bits and carries are determined by the lookups, everything else is derived.
/// </summary>
/// <remarks>Spec §6.22.</remarks>
public sealed class DecodeTable : Table
{
    public DecodeTable()
        : base("decode") => Layout = new DecodeColumns(name => Column(name), (name, count) => Column(name, count));

    /// <summary>Where the columns are.</summary>
    public DecodeColumns Layout { get; }

    public override void Define(TableBuilder row)
    {
        Expression real = row[Layout.Real];
        Expression mode = row[Layout.Mode];
        Expression pageHigh = row[Layout.PageHigh];
        Expression pageLow = row[Layout.PageLow];
        Expression targetLow = row[Layout.TargetLow];
        row.AssertBoolean("real", real);
        foreach (int column in (int[])[Layout.Mode, Layout.Carry, Layout.IsUnder, Layout.IsOver])
            row.AssertBoolean(Columns[column], row[column]);
        foreach (Expression bit in row.All(Layout.Bits))
            row.AssertBoolean("bit", bit);

        // Spec §6.22.2: kernel code lies in the first 64 KiB of its half.
        row.AssertZero("kernel code is near the start of its half", mode * pageHigh);
        row.Lookup(Buses.Range16, real, pageHigh);
        row.Lookup(Buses.Bits, real, DecodeColumns.PageLowBits, 1 << DecodeColumns.PageLowBits, pageLow);
        row.Lookup(Buses.Code, real, PageIndex(mode, pageHigh, pageLow), row[Layout.Word], Bits(row, 0, 16), Bits(row, 16, 16));

        var cells = new ConstrainedCells(this, row);
        var all = new Expression[Width];
        for (int column = 0; column < all.Length; column++)
            all[column] = row[column];
        new Decoding<Expression, ConstrainedCells>(Layout, all, cells).Derive();

        Expression isUserJump = row[Layout.IsUserJump];
        row.AssertZero("under only in a jump of user mode", row[Layout.IsUnder] * (1 - isUserJump));
        row.AssertZero("over only in a jump of user mode", row[Layout.IsOver] * (1 - isUserJump));
        row.Lookup(Buses.Bits, real, DecodeColumns.TargetLowBits, 1 << DecodeColumns.TargetLowBits, targetLow);
        row.Lookup(Buses.Range16, real, row[Layout.TargetCheck]);

        row.AssertZero("executed only when real", row[Layout.Multiplicity] * (1 - real));
        row.Provide(Buses.Program, row[Layout.Multiplicity], DecodedWord.Of<Expression>(Layout, all));
    }

    /// <summary>Fills the derived cells of a row of which mode, place, bits and carries are set.</summary>
    public void Derive(KoalaBear[] row) => new Decoding<KoalaBear, RowCells>(Layout, row, new RowCells(row)).Derive();

    /// <summary>The tuple that a row provides on <c>program</c>.</summary>
    public KoalaBear[] Decoded(KoalaBear[] row) => DecodedWord.Of<KoalaBear>(Layout, row);

    private static Expression PageIndex(Expression mode, Expression pageHigh, Expression pageLow) =>
        (mode * (1 << 27)) + (pageHigh * (1 << DecodeColumns.PageLowBits)) + pageLow;

    private Expression Bits(TableBuilder row, int start, int count)
    {
        Expression sum = Expression.Zero;
        for (int bit = 0; bit < count; bit++)
            sum += row[Layout.Bits, start + bit] * (1 << bit);
        return sum;
    }
}
