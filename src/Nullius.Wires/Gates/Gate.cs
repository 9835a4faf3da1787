using Nullius.Circuits;
using Nullius.Fields;

namespace Nullius.Wires;

/// <summary>A row of a table other than <see cref="ArithmeticTable"/>: what its ports meet, and how its cells follow from wires and hints.</summary>
internal abstract class Gate
{
    /// <summary>What each port does, in the order of <see cref="CircuitTable.Ports"/>.</summary>
    public abstract IReadOnlyList<Connection> Connections { get; }

    /// <summary>Preprocessed columns other than those of ports, with their values.</summary>
    public virtual IReadOnlyList<(int Column, KoalaBear Value)> Constants => [];

    /// <summary>Scalars whose values <see cref="Assign"/> looks at beside those that ports use.</summary>
    public virtual IEnumerable<int> Looks => [];

    /// <summary>The table of the row.</summary>
    public abstract CircuitTable TableIn(CircuitTables tables);

    /// <summary>Computes what the row defines from what it uses, and writes the row.</summary>
    public abstract void Assign(Assignment values, RowWriter row);
}
