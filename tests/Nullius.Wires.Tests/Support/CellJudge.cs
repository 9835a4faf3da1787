using Nullius.Circuits;
using Nullius.Constraints;
using Nullius.Fields;

namespace Nullius.Wires.Tests.Support;

/// <summary>Says which cells of a row a prover may choose, and why that is no harm.</summary>
internal sealed class CellJudge(CircuitTable table, PreprocessedColumns preprocessed, TableTrace trace)
{
    /// <summary>Whether some port of the row meets a wire.</summary>
    public bool IsUsed(int row) => table.Ports.Any(port => Meets(row, port));

    public bool IsFree(int row, int column) => table switch
    {
        // An operand that the gate does not have: its port is idle and its factors are zero.
        ArithmeticTable arithmetic =>
            (Has(arithmetic.A, column) && !Meets(row, arithmetic.PortA))
            || (Has(arithmetic.B, column) && !Meets(row, arithmetic.PortB))
            || (Has(arithmetic.C, column) && !Meets(row, arithmetic.PortC)),

        // Hints that no wire carries away.
        PackTable pack => !Meets(row, pack.Whole) && !Meets(row, pack.Extension) && !Meets(row, pack.Scalars[column - pack.Elements.Start]),

        // A proof of work has no path, so that root and position are those of nothing.
        QueryTable query => !Meets(row, query.PathEnd) && (Has(query.Root, column) || column == query.Position),
        _ => false,
    };

    private static bool Has(ColumnRange range, int column) => column >= range.Start && column < range.Start + range.Count;

    private bool Meets(int row, Port port)
    {
        Assert.Equal(table.FixedHeight, trace.Height);
        return preprocessed[row, port.Multiplicity] != KoalaBear.Zero;
    }
}
