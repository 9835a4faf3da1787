using Nullius.Constraints;
using Nullius.Fields;
using Nullius.Hashing;

namespace Nullius.Circuits;

/// <summary>A table of a circuit: rows are gates, and preprocessed columns say which wires their ports meet (Spec §9.2).</summary>
/// <remarks>The height is part of the key. Beyond the gates of a circuit rows are zero, and so are the multiplicities of their ports.</remarks>
public abstract class CircuitTable : Table
{
    private readonly List<Port> _ports = [];

    protected CircuitTable(string name, int height)
        : base(name) => FixedHeight = height;

    /// <summary>The ports, in the order of their interactions.</summary>
    public IReadOnlyList<Port> Ports => _ports;

    /// <summary>Allocates the two preprocessed columns of a port.</summary>
    protected Port Port(string name, WireKind carries)
    {
        var port = new Port(Preprocessed($"{name}: address"), Preprocessed($"{name}: multiplicity"), carries);
        _ports.Add(port);
        return port;
    }

    /// <summary>Meets a wire that carries an element of E.</summary>
    protected static void Scalar(TableBuilder row, Port port, params ReadOnlySpan<Expression> value)
    {
        var tuple = new Expression[1 + KoalaBear5.Degree];
        tuple[0] = row[port.Address];
        value.CopyTo(tuple.AsSpan(1));
        row.Wire(CircuitBuses.Scalar, row[port.Multiplicity], tuple);
    }

    /// <summary>Meets a wire that carries eight elements of F.</summary>
    protected static void Block(
        TableBuilder row, Port port, ReadOnlySpan<Expression> value, Expression index = default, Expression position = default)
    {
        var tuple = new Expression[1 + Digest.Length + 2];
        tuple[0] = row[port.Address];
        value.CopyTo(tuple.AsSpan(1, Digest.Length));
        tuple[1 + Digest.Length] = index;
        tuple[2 + Digest.Length] = position;
        row.Wire(CircuitBuses.Block, row[port.Multiplicity], tuple);
    }
}
