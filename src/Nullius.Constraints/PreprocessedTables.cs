using Nullius.Fields;

namespace Nullius.Constraints;

/// <summary>
/// The values of all preprocessed columns of a system, zero at first. They are filled once, when a key is made, and belong to it from then on (Spec §3.1).
/// </summary>
public sealed class PreprocessedTables
{
    private readonly PreprocessedColumns[] _tables;

    public PreprocessedTables(ConstraintSystem system)
    {
        System = system;
        _tables = [.. system.Tables.Select(table => new PreprocessedColumns(table.Table))];
    }

    public ConstraintSystem System { get; }

    /// <summary>The preprocessed columns of a table, by its place in the system; of a table that has none, no cells.</summary>
    public PreprocessedColumns this[int table] => _tables[table];

    /// <summary>Requires that the multiplicities of no wire bus can wrap around p (Spec §3.4).</summary>
    /// <exception cref="InvalidOperationException">The absolute values on a bus add up to p or more.</exception>
    public void CheckCounts()
    {
        var buses = new List<Bus>();
        var sums = new List<ulong>();
        foreach (CompiledInteraction term in System.Boundary.Interactions.Where(term => term.Bus.Kind == BusKind.Wire))
            sums[Place(term.Bus, buses, sums)]++;
        for (int table = 0; table < _tables.Length; table++)
            AddCounts(System.Tables[table].Wires, _tables[table], buses, sums);
        for (int bus = 0; bus < buses.Count; bus++)
        {
            if (sums[bus] >= KoalaBear.Modulus)
                throw new InvalidOperationException($"multiplicities of bus {buses[bus].Name} could wrap: they add up to {sums[bus]}");
        }
    }

    private static int Place(Bus bus, List<Bus> buses, List<ulong> sums)
    {
        int place = buses.IndexOf(bus);
        if (place >= 0)
            return place;
        buses.Add(bus);
        sums.Add(0);
        return buses.Count - 1;
    }

    private static void AddCounts(CompiledWires wires, PreprocessedColumns columns, List<Bus> buses, List<ulong> sums)
    {
        if (wires.Multiplicities.Count == 0)
            return;
        int[] places = [.. wires.Multiplicities.Select(multiplicity => Place(multiplicity.Bus, buses, sums))];
        var row = new KoalaBear[columns.Table.Width];
        var values = new KoalaBear[wires.Tape.Length];
        for (int index = 0; index < columns.Height; index++)
        {
            for (int column = columns.Table.WitnessWidth; column < row.Length; column++)
                row[column] = columns[index, column];
            wires.Tape.Evaluate(row, [], [], values);
            for (int place = 0; place < places.Length; place++)
            {
                uint value = values[wires.Multiplicities[place].Step].ToCanonical();
                sums[places[place]] += Math.Min(value, KoalaBear.Modulus - value);
            }
        }
    }
}
