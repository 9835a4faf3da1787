using Nullius.Circuits;
using Nullius.Fields;

namespace Nullius.Wires;

/// <summary>Addresses and numbers of uses of all wires.</summary>
internal sealed class Wiring(int nodeCount, int blockCount)
{
    private readonly int[] _scalarUses = new int[nodeCount];
    private readonly int[] _scalarDefinitions = new int[nodeCount];
    private readonly int[] _blockUses = new int[blockCount];
    private readonly int[] _blockDefinitions = new int[blockCount];

    /// <summary>Counts the uses and definitions of a row.</summary>
    public void Count(PlacedRow row)
    {
        for (int port = 0; port < row.Connections.Count; port++)
        {
            Connection connection = row.Connections[port];
            if (connection.Role == PortRole.Idle)
                continue;
            bool isBlock = row.Table.Ports[port].Carries == WireKind.Block;
            int[] counts = connection.Role == PortRole.Defines
                ? isBlock ? _blockDefinitions : _scalarDefinitions
                : isBlock ? _blockUses : _scalarUses;
            counts[connection.Wire]++;
        }
    }

    /// <summary>Requires that every wire that is used has one definition: then a balanced bus gives all its uses the same value (Spec §9.2.3).</summary>
    public void CheckDefinitions(int publicCount)
    {
        for (int node = 0; node < _scalarUses.Length; node++)
            Check("scalar", node, _scalarDefinitions[node], _scalarUses[node]);
        for (int block = 0; block < _blockUses.Length; block++)
        {
            Check("block", block, _blockDefinitions[block] + (block < publicCount ? 1 : 0), _blockUses[block]);
            if (block < publicCount && _blockUses[block] != 1)
                throw new InvalidOperationException($"public block {block} is used {_blockUses[block]} times, and the statement defines it once");
        }
    }

    /// <summary>Address and signed multiplicity of a port.</summary>
    public (KoalaBear Address, KoalaBear Multiplicity) Resolve(WireKind kind, Connection connection)
    {
        if (connection.Role == PortRole.Idle)
            return default;
        int uses = (kind == WireKind.Block ? _blockUses : _scalarUses)[connection.Wire];
        KoalaBear multiplicity = connection.Role == PortRole.Uses ? -KoalaBear.One : KoalaBear.FromCanonical((uint)uses);

        // Public blocks come first, and their addresses begin at the same number.
        return (KoalaBear.FromCanonical((uint)(connection.Wire + CircuitSystem.FirstPublicAddress)), multiplicity);
    }

    private static void Check(string kind, int wire, int definitions, int uses)
    {
        if (definitions > 1 || (definitions == 0 && uses > 0))
            throw new InvalidOperationException($"{kind} {wire} has {definitions} definitions and {uses} uses");
    }
}
