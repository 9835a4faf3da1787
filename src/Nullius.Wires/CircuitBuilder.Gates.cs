using Nullius.Circuits;
using Nullius.Fields;
using Nullius.Hashing;

namespace Nullius.Wires;

/// <content>Permutations, frames, folds, queries and bits.</content>
public sealed partial class CircuitBuilder
{
    /// <summary>A step of a sponge: P₁₆(block ‖ capacity + (tag, 0, …)), in two halves.</summary>
    public (Block Output, Block Capacity) Permute(Block block, Block capacity, uint tag)
    {
        (Block output, Block rest) = (CreateBlock(), CreateBlock());
        Place(new PermutationGate(Tables.Permutation, block, capacity, output, rest, false, KoalaBear.FromCanonical(tag)), _nodes.Count);
        return (output, rest);
    }

    /// <summary>Compress(left, right) (Spec §2.3).</summary>
    public Block Compress(Block left, Block right)
    {
        Block output = CreateBlock();
        Place(new PermutationGate(Tables.Permutation, left, right, output, null, true, KoalaBear.Zero), _nodes.Count);
        return output;
    }

    /// <summary>Follows a Merkle path from a leaf's digest; the siblings are hints, from the leaf upwards.</summary>
    /// <param name="leaf">The digest of the leaf.</param>
    /// <param name="depth">The number of levels.</param>
    /// <param name="sample">The element of F of which the index is the low bits.</param>
    /// <param name="siblings">Where the siblings come from.</param>
    /// <returns>The node at the end, which carries the index; only <see cref="Query"/> can use it.</returns>
    public Block FollowPath(Block leaf, int depth, Wire sample, HintList siblings)
    {
        var hint = new IndexHint(NodeOf(sample), depth, default, 0);
        Block node = leaf;
        for (int level = 0; level < depth; level++)
        {
            Block parent = CreateBlock();
            KoalaBear generator = KoalaBear.TwoAdicGenerator(depth - level);
            int offset = TakeHints(siblings, Digest.Length);
            Place(new PathGate(Tables.Permutation, node, parent, false, level, hint, generator, true, siblings, offset), _nodes.Count);
            node = parent;
        }

        return node;
    }

    /// <summary>Requires a digest to be some leaf of a Merkle tree; index and siblings are hints.</summary>
    public void AssertMember(Block leaf, Block root, int depth, HintList hints)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(depth, 1);
        var index = new IndexHint(null, depth, hints, TakeHints(hints, 1));
        Block node = leaf;
        for (int level = 0; level < depth; level++)
        {
            bool isLast = level == depth - 1;
            Block parent = isLast ? root : CreateBlock();
            int offset = TakeHints(hints, Digest.Length);
            Place(new PathGate(Tables.Permutation, node, parent, isLast, level, index, KoalaBear.One, false, hints, offset), _nodes.Count);
            node = parent;
        }
    }

    /// <summary>Elements of E that the proof gives, at most three, and the one or two blocks that they fill (Spec §4.1.2).</summary>
    public (Wire[] Elements, Block[] Blocks) Frame(HintList stream, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, FrameTable.Elements);
        int first = _nodes.Count;
        int offset = TakeHints(stream, count * KoalaBear5.Degree);
        int[] nodes = new int[count];
        for (int index = 0; index < count; index++)
            nodes[index] = GivenNode();
        Block[] blocks = count == 1 ? [CreateBlock()] : [CreateBlock(), CreateBlock()];
        Place(new FrameGate(Tables.Frame, nodes, ZeroNode, blocks[0], count == 1 ? null : blocks[1], stream, offset), first);
        return ([.. nodes.Select(WireOf)], blocks);
    }

    /// <summary>A block of a leaf that the proof gives, and its value at three challenges.</summary>
    public (Block Leaf, Wire Value) Fold(HintList stream, ReadOnlySpan<Wire> challenges)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(challenges.Length, FoldTable.Variables);
        int first = _nodes.Count;
        int offset = TakeHints(stream, Digest.Length);
        int[] nodes = new int[FoldTable.Variables];
        for (int index = 0; index < nodes.Length; index++)
            nodes[index] = NodeOf(challenges[index]);
        int output = GivenNode();
        Block leaf = CreateBlock();
        Place(new FoldGate(Tables.Fold, leaf, nodes, output, stream, offset), Math.Max(first, output));
        return (leaf, WireOf(output));
    }

    /// <summary>Requires the path of a sampled index to end at the root; returns ω^index.</summary>
    public Wire Query(Wire sample, int logDomain, Block pathEnd, Block root, string check)
    {
        CheckModulus(logDomain);
        int sampleNode = NodeOf(sample), first = _nodes.Count;
        int position = GivenNode();
        Place(new QueryGate(Tables.Query, sampleNode, logDomain, (pathEnd, root), position, check), first);
        return WireOf(position);
    }

    /// <summary>Requires the low bits of a sample to be zero, and the sample not to be p − 1.</summary>
    public void AssertWork(Wire sample, int bits, string check)
    {
        CheckModulus(bits);
        int sampleNode = NodeOf(sample);
        Place(new QueryGate(Tables.Query, sampleNode, bits, null, null, check), _nodes.Count);
    }

    /// <summary>The bits of a scalar, least significant first; requires that they suffice.</summary>
    public Wire[] Decompose(Wire value, int count, string check)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, 30);
        int node = NodeOf(value);
        int first = _nodes.Count;
        Wire[] bits = GivenWires(count);
        for (int bit = 0; bit < count; bit += Digest.Length)
            Place(new BitsGate(Tables.Pack, node, bit, [.. bits.Skip(bit).Take(Digest.Length).Select(wire => wire.Node)]), first);
        Wire sum = Wire.Zero;
        for (int bit = 0; bit < count; bit++)
        {
            AssertEqual(bits[bit] * bits[bit], bits[bit], check);
            sum += bits[bit] * Wire.FromCanonical(1u << bit);
        }

        AssertEqual(sum, value, check);
        return bits;
    }

    /// <summary>Spec §9.3.6: 12 ≤ d ≤ 24. Outside of it a row of <see cref="QueryTable"/> would prove something else.</summary>
    private static void CheckModulus(int logModulus)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(logModulus, QueryTable.LogModulusMin);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(logModulus, QueryTable.SampleBits);
    }
}
