using Nullius.Constraints;
using Nullius.Fields;

namespace Nullius.Engine.Tests.Preprocessed;

/// <summary>
/// A small circuit: gates that add or multiply values at preprocessed addresses, the values of inputs, and a table of free height beside them. The
/// statement: the circuit's last value is the public one.
/// </summary>
/// <remarks>Address a holds v_a. v_0 … v_4 are the inputs; gate g reads addresses g and g + 3 and writes address g + 5.</remarks>
internal static class WiredSystem
{
    public const int Inputs = 5;

    public static readonly Bus Wires = new("wires", 1, BusKind.Wire, 2);
    public static readonly Bus Chain = new("chain", 2, BusKind.Multiset, 1);

    /// <summary>A circuit of so many gates, with unused columns that widen its blocks.</summary>
    public static ConstraintSystem Create(int gates, int unusedWitness = 0, int unusedPreprocessed = 0, bool hasFreeTable = true) => new(
        "wired",
        [new InputTable(), .. hasFreeTable ? (Table[])[new StepTable()] : [], new GateTable(gates, unusedWitness, unusedPreprocessed)],
        2,
        boundary =>
        {
            boundary.Receive(Wires, gates + Inputs - 1, BoundaryBuilder.Public(0));
            if (!hasFreeTable)
                return;
            boundary.Send(Chain, 0);
            boundary.Receive(Chain, BoundaryBuilder.Public(1));
        });

    /// <summary>The preprocessed columns.</summary>
    public static PreprocessedTables Preprocess(ConstraintSystem system)
    {
        var tables = new PreprocessedTables(system);
        PreprocessedColumns inputs = tables[0];
        var input = (InputTable)inputs.Table;
        var gate = (GateTable)system.Tables[^1].Table;
        PreprocessedColumns gates = tables[system.Tables.Count - 1];
        int count = gates.Height;
        for (int row = 0; row < Inputs; row++)
        {
            inputs[row, input.Address] = Element(row);
            inputs[row, input.Uses] = Element(Uses(row, count));
        }

        for (int row = 0; row < count; row++)
        {
            gates[row, gate.LeftAddress] = Element(row);
            gates[row, gate.RightAddress] = Element(row + 3);
            gates[row, gate.Address] = Element(row + Inputs);
            gates[row, gate.Real] = KoalaBear.One;
            gates[row, gate.IsProduct] = Element(row & 1);
            gates[row, gate.Uses] = Element(Uses(row + Inputs, count));
            for (int index = 0; index < gate.UnusedPreprocessed.Count; index++)
                gates[row, gate.UnusedPreprocessed[index]] = Element((row * 31) + index);
        }

        return tables;
    }

    /// <summary>A valid witness.</summary>
    public static (TableTrace[] Traces, KoalaBear[] PublicValues) Witness(ConstraintSystem system, int steps = 0)
    {
        var gate = (GateTable)system.Tables[^1].Table;
        int count = gate.FixedHeight.GetValueOrDefault();
        var values = new KoalaBear[count + Inputs];
        var inputs = new TableTrace(system.Tables[0].Table, Inputs);
        var gates = new TableTrace(gate, count);
        for (int row = 0; row < Inputs; row++)
            values[row] = inputs[row, 0] = Element(row + 2);
        for (int row = 0; row < count; row++)
        {
            gates[row, gate.Left] = values[row];
            gates[row, gate.Right] = values[row + 3];
            KoalaBear value = (row & 1) == 1 ? values[row] * values[row + 3] : values[row] + values[row + 3];
            gates[row, gate.Value] = values[row + Inputs] = value;
            for (int index = 0; index < gate.UnusedWitness.Count; index++)
                gates[row, gate.UnusedWitness[index]] = Element((row * 17) + index);
        }

        if (system.Tables.Count == 2)
            return ([inputs, gates], [values[^1], KoalaBear.Zero]);
        var chain = new TableTrace(system.Tables[1].Table, steps);
        for (int row = 0; row < steps; row++)
        {
            chain[row, 0] = Element(row);
            chain[row, 1] = KoalaBear.One;
        }

        return ([inputs, chain, gates], [values[^1], Element(steps)]);
    }

    private static int Uses(int address, int gates)
    {
        int uses = address == gates + Inputs - 1 ? 1 : 0;
        uses += address < gates ? 1 : 0;
        return address >= 3 && address - 3 < gates ? uses + 1 : uses;
    }

    private static KoalaBear Element(int value) => KoalaBear.FromCanonical((uint)value);

    private sealed class InputTable : Table
    {
        private readonly int _value;

        public InputTable()
            : base("input")
        {
            FixedHeight = Inputs;
            _value = Column("value");
            Address = Preprocessed("address");
            Uses = Preprocessed("uses");
        }

        public int Address { get; }

        public int Uses { get; }

        public override void Define(TableBuilder row) => row.Wire(Wires, row[Uses], row[Address], row[_value]);
    }

    private sealed class StepTable : Table
    {
        private readonly int _position;
        private readonly int _real;

        public StepTable()
            : base("step")
        {
            _position = Column("position");
            _real = Column("real");
        }

        public override void Define(TableBuilder row)
        {
            row.Receive(Chain, row[_real], row[_position]);
            row.Send(Chain, row[_real], row[_position] + 1);
        }
    }

    private sealed class GateTable : Table
    {
        public GateTable(int gates, int unusedWitness, int unusedPreprocessed)
            : base("gate")
        {
            FixedHeight = gates;
            Left = Column("left");
            Right = Column("right");
            Value = Column("value");
            UnusedWitness = Column("unused", unusedWitness);
            LeftAddress = Preprocessed("left address");
            RightAddress = Preprocessed("right address");
            Address = Preprocessed("address");
            Real = Preprocessed("real");
            IsProduct = Preprocessed("is product");
            Uses = Preprocessed("uses");
            UnusedPreprocessed = Preprocessed("unused preprocessed", unusedPreprocessed);
        }

        public int Left { get; }

        public int Right { get; }

        public int Value { get; }

        public ColumnRange UnusedWitness { get; }

        public int LeftAddress { get; }

        public int RightAddress { get; }

        public int Address { get; }

        public int Real { get; }

        public int IsProduct { get; }

        public int Uses { get; }

        public ColumnRange UnusedPreprocessed { get; }

        public override void Define(TableBuilder row)
        {
            Expression sum = row[Left] + row[Right];
            row.AssertEqual("value", row[Value], sum + (row[IsProduct] * ((row[Left] * row[Right]) - sum)));
            row.Wire(Wires, -row[Real], row[LeftAddress], row[Left]);
            row.Wire(Wires, -row[Real], row[RightAddress], row[Right]);
            row.Wire(Wires, row[Uses], row[Address], row[Value]);
        }
    }
}
