using Nullius.Constraints;

namespace Nullius.Machine.Tests;

/// <summary>Stand for the tables of program, memory and precompiles: they offer what they are told, without proof.</summary>
internal sealed class StandInTables
{
    public ProgramTable Program { get; } = new();

    public MemoryTable Memory { get; } = new();

    public CallTable Call { get; } = new();

    public BlockTable Block { get; } = new();

    public IReadOnlyList<Table> All => [Program, Memory, Call, Block];

    /// <summary>Provides tuples on the program bus: eight elements, then the multiplicity.</summary>
    public sealed class ProgramTable : Table
    {
        private readonly ColumnRange _tuple;
        private readonly int _multiplicity;

        public ProgramTable()
            : base("program")
        {
            _tuple = Column("tuple", 8);
            _multiplicity = Column("multiplicity");
        }

        public override void Define(TableBuilder row) => row.Provide(Buses.Program, row[_multiplicity], row.All(_tuple));
    }

    /// <summary>A dword of memory: address, limbs before, limbs after, time of the last access, one.</summary>
    public sealed class MemoryTable : Table
    {
        private readonly ColumnRange _cells;

        public MemoryTable()
            : base("memory") => _cells = Column("cells", 11);

        public override void Define(TableBuilder row)
        {
            Expression[] cells = row.All(_cells);
            row.Send(Buses.Memory, cells[10], [cells[0], .. cells[1..5], Expression.Zero]);
            row.Receive(Buses.Memory, cells[10], [cells[0], .. cells[5..9], cells[9]]);
        }
    }

    /// <summary>A call of a precompile: the tuple, one.</summary>
    public sealed class CallTable : Table
    {
        private readonly ColumnRange _cells;

        public CallTable()
            : base("call") => _cells = Column("cells", 5);

        public override void Define(TableBuilder row) => row.Receive(Buses.Call, row[_cells, 4], row.All(_cells).AsSpan(0, 4));
    }

    /// <summary>An access of a precompile: address, limbs before, limbs after, previous time, time, one.</summary>
    public sealed class BlockTable : Table
    {
        private readonly ColumnRange _cells;

        public BlockTable()
            : base("block") => _cells = Column("cells", 12);

        public override void Define(TableBuilder row)
        {
            Expression[] cells = row.All(_cells);
            row.Receive(Buses.Memory, cells[11], [cells[0], .. cells[1..5], cells[9]]);
            row.Send(Buses.Memory, cells[11], [cells[0], .. cells[5..9], cells[10]]);
        }
    }
}
