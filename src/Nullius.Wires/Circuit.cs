using Nullius.Circuits;
using Nullius.Constraints;
using Nullius.Fields;
using Nullius.Hashing;

namespace Nullius.Wires;

/// <summary>A compiled circuit: its rows, its preprocessed columns, and how a witness is assigned.</summary>
public sealed partial class Circuit
{
    private readonly CircuitSystem _system;
    private readonly (Gate Gate, int FirstNode)[] _gates;
    private readonly ArithmeticGate[] _arithmetic;
    private readonly CircuitNode[] _nodes;
    private readonly int _zeroNode;
    private readonly int _blockCount;
    private readonly int[] _hintCounts;

    internal Circuit(CircuitBuilder builder, ArithmeticGate[] arithmetic, int liveNodes)
    {
        _system = builder.System;
        _gates = [.. builder.Gates];
        _arithmetic = arithmetic;
        _nodes = [.. builder.Nodes];
        _zeroNode = builder.ZeroNode;
        _blockCount = builder.BlockCount;
        _hintCounts = [.. builder.HintCounts];
        var rows = _system.Tables.All.ToDictionary(table => table.Name, _ => 0);
        rows[_system.Tables.Arithmetic.Name] = arithmetic.Length;
        foreach ((Gate gate, _) in _gates)
            rows[gate.TableIn(_system.Tables).Name]++;

        Counts = new CircuitCounts(_nodes.Length, liveNodes, arithmetic.Length, rows);
    }

    /// <summary>What it came to.</summary>
    public CircuitCounts Counts { get; }

    public CircuitSystem System => _system;

    /// <summary>The number of elements that each hint list must hold.</summary>
    public IReadOnlyList<int> HintCounts => _hintCounts;

    /// <summary>Compiles what a builder has recorded.</summary>
    public static Circuit Compile(CircuitBuilder builder) => CircuitCompiler.Compile(builder);

    /// <summary>Requires every table to hold its rows.</summary>
    /// <exception cref="InvalidOperationException">A table has more rows than its height.</exception>
    private void CheckHeights()
    {
        foreach (CircuitTable table in _system.Tables.All)
        {
            if (Counts.Rows[table.Name] > table.FixedHeight)
                throw new InvalidOperationException($"table {table.Name} has {Counts.Rows[table.Name]} rows, and {table.FixedHeight} fit");
        }
    }
}
