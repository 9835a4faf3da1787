using Nullius.Constraints;

namespace Nullius.Machine;

/// <summary>
/// Pages that a segment changes. A page puts its four dwords on the memory bus at time 0 and takes them back with
/// their last contents, whenever they were last accessed.
/// </summary>
/// <remarks>Spec §6.21.</remarks>
public sealed class MemoryPageTable : Table
{
    /// <summary>Dwords in a page.</summary>
    public const int Dwords = MemoryMap.PageBytes / 8;

    public MemoryPageTable()
        : base("memory page")
    {
        Real = Column("real");
        Index = Column("index");
        Time = Column("time", Dwords);
        Before = new CompressionColumns(
            Column("limb before", Poseidon2Cells.Width), Column("permutation before", Poseidon2Cells.Compression));
        After = new CompressionColumns(
            Column("limb after", Poseidon2Cells.Width), Column("permutation after", Poseidon2Cells.Compression));
    }

    /// <summary>1 when the row is in use.</summary>
    public int Real { get; }

    /// <summary>The page index.</summary>
    public int Index { get; }

    /// <summary>The time of the last access of each dword; 0 for none.</summary>
    public ColumnRange Time { get; }

    /// <summary>The limbs before the segment and their compression.</summary>
    public CompressionColumns Before { get; }

    /// <summary>The limbs after the segment and their compression.</summary>
    public CompressionColumns After { get; }

    public override void Define(TableBuilder row)
    {
        Expression real = row[Real];
        row.Receive(Buses.NodeBefore, real, [MemoryMap.TreeDepth, row[Index], .. Before.Define(this, row, real)]);
        row.Send(Buses.NodeAfter, real, [MemoryMap.TreeDepth, row[Index], .. After.Define(this, row, real)]);
        DefineDwords(row, real, row[Index], Before.Input, After.Input, Time);
    }

    /// <summary>The four dwords of a page enter the memory bus and leave it.</summary>
    internal static void DefineDwords(
        TableBuilder row, Expression real, Expression index, ColumnRange before, ColumnRange after, ColumnRange time)
    {
        for (int dword = 0; dword < Dwords; dword++)
        {
            Expression address = (4 * index) + dword;
            int limb = 4 * dword;
            row.Send(Buses.Memory, real, address, row[before, limb], row[before, limb + 1], row[before, limb + 2], row[before, limb + 3], 0);
            row.Receive(
                Buses.Memory, real, address, row[after, limb], row[after, limb + 1], row[after, limb + 2], row[after, limb + 3], row[time, dword]);
        }
    }
}
