using Nullius.Constraints;

namespace Nullius.Machine;

/// <summary>One row for each call of the Poseidon2 permutation of width 16.</summary>
/// <remarks>Spec §6.25. The kernel guarantees canonical inputs; outputs are proven canonical.</remarks>
public sealed class Poseidon2CallTable : Table
{
    /// <summary>Dwords of a state: two elements each.</summary>
    public const int StateDwords = Poseidon2Cells.Width / 2;

    /// <summary>The high limb of p − 1; its low limb is zero.</summary>
    public const int HighLimbMax = 0x7F00;

    public Poseidon2CallTable()
        : base("poseidon2 call")
    {
        Real = Column("real");
        Clock = Column("clock");
        StatePointer = Column("state pointer");
        OldState = Column("old state", 4 * StateDwords);
        Cells = Column("permutation", Poseidon2Cells.Permutation);
        NewState = Column("new state", 4 * StateDwords);
        DistanceInverse = Column("inverse of distance to the highest limb", Poseidon2Cells.Width);
        Access = new BlockAccessColumns(Column("previous time", StateDwords), Column("gap", StateDwords));
    }

    public int Real { get; }

    public int Clock { get; }

    /// <summary>The address of the state divided by 8.</summary>
    public int StatePointer { get; }

    /// <summary>Low and high limb of each element.</summary>
    public ColumnRange OldState { get; }

    /// <summary>The derived cells of the permutation.</summary>
    public ColumnRange Cells { get; }

    /// <summary>Low and high limb of each element.</summary>
    public ColumnRange NewState { get; }

    /// <summary>1/(0x7F00 − high limb) of each element, 0 where that is zero.</summary>
    public ColumnRange DistanceInverse { get; }

    public BlockAccessColumns Access { get; }

    public override void Define(TableBuilder row)
    {
        Expression real = row[Real];
        Expression[] oldState = row.All(OldState);
        Expression[] newState = row.All(NewState);
        row.Receive(Buses.Call, real, (int)PrecompileKind.Poseidon2, row[Clock], row[StatePointer], 0);
        Access.Define(row, real, row[Clock] + 2, row[StatePointer], oldState, newState);

        var state = new Expression[Poseidon2Cells.Width];
        for (int index = 0; index < state.Length; index++)
            state[index] = oldState[2 * index] + ((1 << 16) * oldState[(2 * index) + 1]);
        var cells = new ConstrainedCells(this, row);
        Poseidon2Cells.Permute(ref cells, Cells.Start, new Poseidon2Rounds<Expression>(real), state);
        for (int index = 0; index < state.Length; index++)
        {
            row.AssertEqual($"output {index}", state[index], newState[2 * index] + ((1 << 16) * newState[(2 * index) + 1]));
            DefineCanonical(row, real, newState[2 * index], newState[(2 * index) + 1], row[DistanceInverse, index]);
        }
    }

    /// <summary>low + 2^16 · high is below p: high ≤ 0x7F00, and low = 0 where they are equal.</summary>
    private static void DefineCanonical(TableBuilder row, Expression real, Expression low, Expression high, Expression inverse)
    {
        Expression distance = (HighLimbMax * real) - high;
        Expression isHighest = real - (distance * inverse);
        row.Lookup(Buses.Range16, real, low);
        row.Lookup(Buses.Range16, real, high);
        row.Lookup(Buses.Range16, real, distance);
        row.AssertZero("inverse of a distance", distance * isHighest);
        row.AssertZero("inverse of no distance", inverse * isHighest);
        row.AssertZero("low limb of the highest element", low * isHighest);
    }
}
