using Nullius.Constraints;

namespace Nullius.Machine;

/// <summary>One row for each call of Keccak-f: memory and the two ends of the rounds.</summary>
/// <remarks>Spec §6.24. The new limbs come out of the last round as sums of bits and need no range check.</remarks>
public sealed class KeccakCallTable : Table
{
    public KeccakCallTable()
        : base("keccak call")
    {
        Real = Column("real");
        Clock = Column("clock");
        StatePointer = Column("state pointer");
        OldState = Column("old state", KeccakRoundTable.StateLimbs);
        NewState = Column("new state", KeccakRoundTable.StateLimbs);
        Access = new BlockAccessColumns(Column("previous time", KeccakLayout.Lanes), Column("gap", KeccakLayout.Lanes));
    }

    public int Real { get; }

    public int Clock { get; }

    /// <summary>The address of the state divided by 8.</summary>
    public int StatePointer { get; }

    public ColumnRange OldState { get; }

    public ColumnRange NewState { get; }

    public BlockAccessColumns Access { get; }

    public override void Define(TableBuilder row)
    {
        Expression real = row[Real];
        Expression[] oldState = row.All(OldState);
        Expression[] newState = row.All(NewState);
        row.Receive(Buses.Call, real, (int)PrecompileKind.KeccakF, row[Clock], row[StatePointer], 0);
        Access.Define(row, real, row[Clock] + 2, row[StatePointer], oldState, newState);
        KeccakRoundTable.Pass(row, isSend: true, real, row[Clock], 0, oldState);
        KeccakRoundTable.Pass(row, isSend: false, real, row[Clock], KeccakLayout.Rounds, newState);
    }
}
