using Nullius.Circuits;
using Nullius.Constraints;
using Nullius.Fields;

namespace Nullius.Wires;

/// <content>The preprocessed columns: constants of gates, addresses and multiplicities.</content>
public sealed partial class Circuit
{
    /// <summary>The preprocessed columns of all tables.</summary>
    /// <exception cref="InvalidOperationException">A table has more rows than its height.</exception>
    public PreprocessedTables Preprocess()
    {
        CheckHeights();
        var wiring = new Wiring(_nodes.Length, _blockCount);
        foreach (PlacedRow row in Rows())
            wiring.Count(row);
        wiring.CheckDefinitions(_system.PublicBlocks);
        var tables = new PreprocessedTables(_system.System);
        foreach (PlacedRow row in Rows())
        {
            PreprocessedColumns columns = tables[row.TableIndex];
            for (int port = 0; port < row.Connections.Count; port++)
            {
                Port place = row.Table.Ports[port];
                (columns[row.Row, place.Address], columns[row.Row, place.Multiplicity]) = wiring.Resolve(place.Carries, row.Connections[port]);
            }

            foreach ((int column, KoalaBear value) in row.Constants)
                columns[row.Row, column] = value;
        }

        return tables;
    }

    /// <summary>All rows of all tables, with their places.</summary>
    private IEnumerable<PlacedRow> Rows()
    {
        ArithmeticTable arithmetic = _system.Tables.Arithmetic;
        for (int row = 0; row < _arithmetic.Length; row++)
        {
            ArithmeticGate gate = _arithmetic[row];
            Connection output = gate.Check is null ? Connection.Defines(gate.Output) : Connection.Uses(gate.Output);
            yield return new PlacedRow(
                arithmetic, 0, row, [Use(gate.Form.A), Use(gate.Form.B), Use(gate.Form.C), output],
                [
                    (arithmetic.Product, gate.Form.Product), (arithmetic.ScaleA, gate.Form.ScaleA), (arithmetic.ScaleB, gate.Form.ScaleB),
                    (arithmetic.ScaleC, gate.Form.ScaleC), (arithmetic.Constant, gate.Form.Constant),
                ]);
        }

        var next = new int[_system.Tables.All.Count];
        foreach ((Gate gate, _) in _gates)
        {
            CircuitTable table = gate.TableIn(_system.Tables);
            int index = TableIndex(table);
            yield return new PlacedRow(table, index, next[index]++, gate.Connections, gate.Constants);
        }
    }

    private int TableIndex(CircuitTable table)
    {
        IReadOnlyList<CircuitTable> all = _system.Tables.All;
        for (int index = 0; index < all.Count; index++)
        {
            if (ReferenceEquals(all[index], table))
                return index;
        }

        throw new InvalidOperationException($"table {table.Name} is not of this system");
    }

    private static Connection Use(int node) => node < 0 ? default : Connection.Uses(node);
}
