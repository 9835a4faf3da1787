using Nullius.Fields;
using Nullius.Hashing;

namespace Nullius.Wires;

/// <content>Blocks: public values, hints, packing and unpacking.</content>
public sealed partial class CircuitBuilder
{
    private readonly Dictionary<Block, Wire[]> _elements = [];
    private readonly Dictionary<Block, Wire> _challenges = [];
    private readonly Dictionary<BlockKey, Block> _packed = [];
    private readonly HashSet<int> _publicUsed = [];

    /// <summary>A block of the statement. It may be used once; for more uses take its elements.</summary>
    public Block PublicBlock(int index)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, System.PublicBlocks);
        if (!_publicUsed.Add(index))
            throw new InvalidOperationException($"public block {index} is used twice");
        return new Block(index);
    }

    /// <summary>The eight elements of a block.</summary>
    public IReadOnlyList<Wire> Unpack(Block block)
    {
        if (_elements.TryGetValue(block, out Wire[]? known))
            return known;
        int first = _nodes.Count;
        Wire[] elements = GivenWires(Digest.Length);
        Place(new PackGate(Tables.Pack, Connection.Uses(block.Index), Defines(elements), default, null), first);
        _elements.Add(block, elements);
        Remember(elements, block);
        return elements;
    }

    /// <summary>The first five elements of a block as an element of E.</summary>
    public Wire Extension(Block block)
    {
        if (_challenges.TryGetValue(block, out Wire known))
            return known;
        int first = _nodes.Count;
        int node = GivenNode();
        Place(new PackGate(Tables.Pack, Connection.Uses(block.Index), new Connection[Digest.Length], Connection.Defines(node), null), first);
        _challenges.Add(block, WireOf(node));
        return WireOf(node);
    }

    /// <summary>The block of up to eight scalars that hold elements of F; the others are zero.</summary>
    /// <remarks>A scalar that holds no element of F makes the circuit unsatisfiable.</remarks>
    public Block Pack(ReadOnlySpan<Wire> elements)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(elements.Length, Digest.Length);
        var nodes = new int[Digest.Length];
        for (int index = 0; index < nodes.Length; index++)
            nodes[index] = index < elements.Length ? NodeOf(elements[index]) : ZeroNode;
        var key = BlockKey.Of(nodes);
        if (_packed.TryGetValue(key, out Block known))
            return known;
        int first = _nodes.Count;
        Block block = CreateBlock();
        Place(new PackGate(Tables.Pack, Connection.Defines(block.Index), [.. nodes.Select(Connection.Uses)], default, null), first);
        _packed.Add(key, block);
        return block;
    }

    /// <summary>A block of constants.</summary>
    public Block Constant(params ReadOnlySpan<uint> elements)
    {
        var wires = new Wire[elements.Length];
        for (int index = 0; index < wires.Length; index++)
            wires[index] = Wire.FromCanonical(elements[index]);
        return Pack(wires);
    }

    /// <summary>A block whose first <paramref name="count"/> elements are hints and whose others are zero.</summary>
    public Block HintBlock(HintList stream, int count = Digest.Length)
    {
        int first = _nodes.Count;
        int offset = TakeHints(stream, count);
        Block block = CreateBlock();
        Wire[] elements = GivenWires(count);
        Connection[] scalars = [.. Defines(elements), .. Enumerable.Repeat(Connection.Uses(ZeroNode), Digest.Length - count)];
        Place(new PackGate(Tables.Pack, Connection.Defines(block.Index), scalars, default, (stream, offset, count)), first);
        Wire[] all = [.. elements, .. new Wire[Digest.Length - count]];
        _elements.Add(block, all);
        Remember(all, block);
        return block;
    }

    /// <summary>Requires two blocks to be equal.</summary>
    /// <param name="left">A block.</param>
    /// <param name="right">Another.</param>
    /// <param name="check">The name of the check, for the error of a prover whose witness fails it.</param>
    public void AssertEqual(Block left, Block right, string check)
    {
        Connection[] scalars = [.. Unpack(left).Select(wire => Connection.Uses(NodeOf(wire)))];
        Place(new PackGate(Tables.Pack, Connection.Uses(right.Index), scalars, default, null, check), _nodes.Count);
    }

    private Wire[] GivenWires(int count)
    {
        var wires = new Wire[count];
        for (int index = 0; index < count; index++)
            wires[index] = WireOf(GivenNode());
        return wires;
    }

    private static Connection[] Defines(Wire[] wires) => [.. wires.Select(wire => Connection.Defines(wire.Node))];

    /// <summary>So that packing what was unpacked gives the block that it came from. A public block is not used again.</summary>
    private void Remember(Wire[] elements, Block block)
    {
        if (block.Index >= System.PublicBlocks)
            _packed.TryAdd(BlockKey.Of([.. elements.Select(NodeOf)]), block);
    }

    /// <summary>Eight nodes as a key.</summary>
    private readonly record struct BlockKey(int N0, int N1, int N2, int N3, int N4, int N5, int N6, int N7)
    {
        public static BlockKey Of(ReadOnlySpan<int> nodes) =>
            new(nodes[0], nodes[1], nodes[2], nodes[3], nodes[4], nodes[5], nodes[6], nodes[7]);
    }
}
