using Nullius.Circuits;

namespace Nullius.Wires;

/// <summary>Turns a traced circuit into rows: fuses arithmetic, drops what nothing needs, and gives every wire an address.</summary>
internal sealed class CircuitCompiler
{
    private readonly CircuitBuilder _builder;
    private readonly GateFusion _fusion;
    private readonly List<ArithmeticGate> _arithmetic = [];

    private CircuitCompiler(CircuitBuilder builder)
    {
        _builder = builder;
        IEnumerable<int> roots = builder.Gates
            .SelectMany(entry => ScalarUses(entry.Gate))
            .Concat(builder.Assertions.Select(assertion => assertion.Node))
            .Append(builder.ZeroNode);
        _fusion = new GateFusion(builder.Nodes, roots);
    }

    /// <summary>Compiles.</summary>
    /// <exception cref="InvalidOperationException">A table has more rows than its height.</exception>
    public static Circuit Compile(CircuitBuilder builder)
    {
        var compiler = new CircuitCompiler(builder);
        compiler.PlaceArithmetic();
        return new Circuit(builder, [.. compiler._arithmetic], compiler._fusion.LiveNodes);
    }

    /// <summary>Scalars that a gate's ports use, and those that a hint looks at.</summary>
    private IEnumerable<int> ScalarUses(Gate gate)
    {
        IReadOnlyList<Connection> connections = gate.Connections;
        CircuitTable table = gate.TableIn(_builder.System.Tables);
        return Enumerable.Range(0, connections.Count)
            .Where(port => connections[port].Role == PortRole.Uses && table.Ports[port].Carries == WireKind.Scalar)
            .Select(port => connections[port].Wire)
            .Concat(gate.Looks);
    }

    /// <summary>A gate for each node that a port uses, directly or through other gates; and one for each assertion.</summary>
    private void PlaceArithmetic()
    {
        var isNeeded = new bool[_builder.Nodes.Count];
        foreach ((Gate gate, _) in _builder.Gates)
        {
            foreach (int node in ScalarUses(gate))
                isNeeded[node] = true;
        }

        isNeeded[_builder.ZeroNode] = true;
        foreach ((int node, string check) in _builder.Assertions)
        {
            Form form = _fusion[node];
            _arithmetic.Add(new ArithmeticGate(_builder.ZeroNode, form, check));
            Need(form, isNeeded);
        }

        int assertions = _arithmetic.Count;
        for (int node = isNeeded.Length - 1; node >= 0; node--)
        {
            if (!isNeeded[node] || _fusion.IsGiven(node))
                continue;
            _arithmetic.Add(new ArithmeticGate(node, _fusion[node], null));
            Need(_fusion[node], isNeeded);
        }

        // In the order of evaluation, assertions last.
        _arithmetic.Reverse();
        List<ArithmeticGate> checks = _arithmetic[^assertions..];
        checks.Reverse();
        _arithmetic.RemoveRange(_arithmetic.Count - assertions, assertions);
        _arithmetic.AddRange(checks);
    }

    private static void Need(Form form, bool[] isNeeded)
    {
        foreach (int operand in (ReadOnlySpan<int>)[form.A, form.B, form.C])
        {
            if (operand >= 0)
                isNeeded[operand] = true;
        }
    }
}
