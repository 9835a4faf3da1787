using Nullius.Constraints;
using Nullius.Fields;

namespace Nullius.Machine;

/// <summary>One row for each call of the SHA-256 compression: memory, the two ends of the rounds, and the final addition.</summary>
/// <remarks>Spec §6.23.</remarks>
public sealed class Sha256CallTable : Table
{
    /// <summary>Dwords of a state.</summary>
    public const int StateDwords = 4;

    /// <summary>Dwords of a message block.</summary>
    public const int BlockDwords = 8;

    private static readonly Expression InverseOfLimb =
        Expression.FromCanonical(KoalaBear.FromCanonical(1 << 16).Inverse().ToCanonical());

    public Sha256CallTable()
        : base("sha256 call")
    {
        Real = Column("real");
        Clock = Column("clock");
        StatePointer = Column("state pointer");
        BlockPointer = Column("block pointer");
        OldState = Column("old state", 4 * StateDwords);
        Block = Column("block", 4 * BlockDwords);
        Final = Column("after the rounds", 4 * StateDwords);
        NewState = Column("new state", 4 * StateDwords);
        Unused = Column("unused schedule sum", 2 * Sha256RoundsTable.Window);
        StateAccess = new BlockAccessColumns(Column("previous time of state", StateDwords), Column("gap of state", StateDwords));
        BlockAccess = new BlockAccessColumns(Column("previous time of block", BlockDwords), Column("gap of block", BlockDwords));
    }

    public int Real { get; }

    public int Clock { get; }

    /// <summary>The address of the state divided by 8.</summary>
    public int StatePointer { get; }

    /// <summary>The address of the block divided by 8.</summary>
    public int BlockPointer { get; }

    /// <summary>The limbs of the eight words, each its low limb first.</summary>
    public ColumnRange OldState { get; }

    /// <summary>The limbs of the block as they lie in memory.</summary>
    public ColumnRange Block { get; }

    /// <summary>The limbs of the eight words after the last round.</summary>
    public ColumnRange Final { get; }

    /// <summary>The limbs of the sums.</summary>
    public ColumnRange NewState { get; }

    /// <summary>The sums of words of the schedule beyond the last round.</summary>
    public ColumnRange Unused { get; }

    public BlockAccessColumns StateAccess { get; }

    public BlockAccessColumns BlockAccess { get; }

    public override void Define(TableBuilder row)
    {
        Expression real = row[Real];
        Expression time = row[Clock] + 2;
        Expression[] oldState = row.All(OldState);
        Expression[] block = row.All(Block);
        Expression[] newState = row.All(NewState);
        row.Receive(Buses.Call, real, (int)PrecompileKind.Sha256, row[Clock], row[StatePointer], row[BlockPointer]);
        StateAccess.Define(row, real, time, row[StatePointer], oldState, newState);
        BlockAccess.Define(row, real, time, row[BlockPointer], block, block);

        // Word w of the block is big-endian: its high limb is the first in memory. The rounds exchange the bytes.
        var words = new Expression[block.Length];
        for (int limb = 0; limb < words.Length; limb++)
            words[limb] = block[limb ^ 1];
        Expression[] unused = row.All(Unused);
        int split = 2 * Sha256RoundsTable.StepRounds;
        row.Send(Buses.Sha256State, real, [row[Clock], 0, .. oldState, .. words[..split]]);
        row.Send(Buses.Sha256Schedule, real, [row[Clock], 0, .. words[split..]]);
        row.Receive(Buses.Sha256State, real, [row[Clock], Sha256RoundsTable.Steps, .. row.All(Final), .. unused[..split]]);
        row.Receive(Buses.Sha256Schedule, real, [row[Clock], Sha256RoundsTable.Steps, .. unused[split..]]);
        DefineSum(row, real, oldState, newState);
    }

    /// <summary>New = old + final modulo 2^32, word by word.</summary>
    private void DefineSum(TableBuilder row, Expression real, Expression[] oldState, Expression[] newState)
    {
        Expression carry = Expression.Zero;
        for (int limb = 0; limb < newState.Length; limb++)
        {
            Expression carryIn = limb % 2 == 0 ? Expression.Zero : carry;
            carry = (oldState[limb] + row[Final, limb] + carryIn - newState[limb]) * InverseOfLimb;
            row.AssertBoolean($"carry of sum, limb {limb}", carry);
            row.Lookup(Buses.Range16, real, newState[limb]);
        }
    }
}
