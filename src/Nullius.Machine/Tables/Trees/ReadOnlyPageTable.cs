using Nullius.Constraints;

namespace Nullius.Machine;

/// <summary>Pages that a segment accesses and leaves as they were.</summary>
/// <remarks>Spec §6.21.</remarks>
public sealed class ReadOnlyPageTable : Table
{
    public ReadOnlyPageTable()
        : base("read-only page")
    {
        Real = Column("real");
        Index = Column("index");
        Time = Column("time", MemoryPageTable.Dwords);
        Limbs = new CompressionColumns(
            Column("limb", Poseidon2Cells.Width), Column("permutation", Poseidon2Cells.Compression));
    }

    /// <summary>1 when the row is in use.</summary>
    public int Real { get; }

    /// <summary>The page index.</summary>
    public int Index { get; }

    /// <summary>The time of the last access of each dword; 0 for none.</summary>
    public ColumnRange Time { get; }

    /// <summary>The sixteen limbs and their compression.</summary>
    public CompressionColumns Limbs { get; }

    public override void Define(TableBuilder row)
    {
        Expression real = row[Real];
        Expression[] token = [MemoryMap.TreeDepth, row[Index], .. Limbs.Define(this, row, real)];
        row.Receive(Buses.NodeBefore, real, token);
        row.Send(Buses.NodeAfter, real, token);
        MemoryPageTable.DefineDwords(row, real, row[Index], Limbs.Input, Limbs.Input, Time);
    }
}
