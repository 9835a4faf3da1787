using Nullius.Circuits;
using Nullius.Fields;
using Nullius.Hashing;

namespace Nullius.Wires;

/// <summary>Records a computation over wires as a circuit. Equal subexpressions are one node.</summary>
/// <remarks>Not for several threads at once.</remarks>
public sealed partial class CircuitBuilder
{
    private readonly List<CircuitNode> _nodes = [];
    private readonly Dictionary<CircuitNode, int> _indexOfNode = [];
    private readonly List<(Gate Gate, int FirstNode)> _gates = [];
    private readonly List<(int Node, string Check)> _assertions = [];
    private readonly List<int> _hintCounts = [];
    private int _blockCount;

    /// <summary>Begins a circuit.</summary>
    /// <param name="system">The tables that its rows will fill.</param>
    public CircuitBuilder(CircuitSystem system)
    {
        System = system;
        _blockCount = system.PublicBlocks;
        ZeroNode = NodeOf(Wire.Zero);
    }

    public CircuitSystem System { get; }

    /// <summary>The scalars as traced.</summary>
    internal IReadOnlyList<CircuitNode> Nodes => _nodes;

    /// <summary>The gates in the order of tracing, each with the number of nodes before it.</summary>
    internal IReadOnlyList<(Gate Gate, int FirstNode)> Gates => _gates;

    /// <summary>Nodes that must be zero.</summary>
    internal IReadOnlyList<(int Node, string Check)> Assertions => _assertions;

    internal int BlockCount => _blockCount;

    /// <summary>The node of the constant zero.</summary>
    internal int ZeroNode { get; }

    /// <summary>The number of elements that each hint list must hold.</summary>
    internal IReadOnlyList<int> HintCounts => _hintCounts;

    private CircuitTables Tables => System.Tables;

    /// <summary>A new stream of hints.</summary>
    public HintList CreateHintList()
    {
        _hintCounts.Add(0);
        return new HintList(_hintCounts.Count - 1);
    }

    /// <summary>Requires two scalars to be equal.</summary>
    /// <exception cref="InvalidOperationException">They are different constants, or the same wire, so that nothing is checked.</exception>
    public void AssertEqual(Wire left, Wire right, string check)
    {
        Wire difference = left - right;
        if (!difference.IsConstant)
            _assertions.Add((NodeOf(difference), check));
        else if (!difference.IsZero)
            throw new InvalidOperationException($"{check} can never hold");
    }

    internal Wire Add(Wire left, Wire right)
    {
        (int a, int b) = (NodeOf(left), NodeOf(right));
        return new Wire(this, Intern(new CircuitNode(CircuitNodeKind.Add, Math.Min(a, b), Math.Max(a, b))));
    }

    internal Wire Subtract(Wire left, Wire right)
    {
        (int a, int b) = (NodeOf(left), NodeOf(right));
        return a == b ? Wire.Zero : new Wire(this, Intern(new CircuitNode(CircuitNodeKind.Subtract, a, b)));
    }

    internal Wire Multiply(Wire left, Wire right)
    {
        (int a, int b) = (NodeOf(left), NodeOf(right));
        return new Wire(this, Intern(new CircuitNode(CircuitNodeKind.Multiply, Math.Min(a, b), Math.Max(a, b))));
    }

    private int NodeOf(Wire wire) => wire.IsConstant
        ? Intern(new CircuitNode(CircuitNodeKind.Constant, (int)wire.Constant.ToCanonical(), 0))
        : wire.NodeIn(this);

    private int Intern(CircuitNode node)
    {
        if (_indexOfNode.TryGetValue(node, out int index))
            return index;
        index = _nodes.Count;
        _nodes.Add(node);
        _indexOfNode.Add(node, index);
        return index;
    }

    /// <summary>A scalar that a gate is going to define.</summary>
    private int GivenNode()
    {
        _nodes.Add(new CircuitNode(CircuitNodeKind.Given, _nodes.Count, 0));
        return _nodes.Count - 1;
    }

    private Wire WireOf(int node) => new(this, node);

    private Block CreateBlock() => new(_blockCount++);

    private void Place(Gate gate, int firstNode) => _gates.Add((gate, firstNode));

    private int TakeHints(HintList stream, int count)
    {
        int offset = _hintCounts[stream.Index];
        _hintCounts[stream.Index] += count;
        return offset;
    }
}
