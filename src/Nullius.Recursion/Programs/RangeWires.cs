using Nullius.Machine;
using Nullius.Wires;

namespace Nullius.Recursion;

/// <summary>The statement that a program's machine goes from one state to another, over wires (Spec §9.5.2).</summary>
/// <param name="ImageRoot">The root of the program's image.</param>
/// <param name="RootBefore">The memory root before.</param>
/// <param name="RootAfter">The memory root after.</param>
/// <param name="Context">32 bytes in sixteen limbs, two blocks.</param>
/// <param name="Pc4Before">pc/4 before.</param>
/// <param name="Pc4After">pc/4 after.</param>
internal sealed record RangeWires(Block ImageRoot, Block RootBefore, Block RootAfter, Block[] Context, Wire Pc4Before, Wire Pc4After)
{
    /// <summary>A statement that is a hint.</summary>
    public static RangeWires Hint(CircuitBuilder builder, HintList hints)
    {
        Block image = builder.HintBlock(hints), before = builder.HintBlock(hints), after = builder.HintBlock(hints);
        Block[] context = [builder.HintBlock(hints), builder.HintBlock(hints)];
        IReadOnlyList<Wire> counters = builder.Unpack(builder.HintBlock(hints, 2));
        return new RangeWires(image, before, after, context, counters[0], counters[1]);
    }

    /// <summary>The statement digest.</summary>
    public Block Digest(CircuitBuilder builder) => StatementCircuit.Digest(
        builder, RangeDigest.Tag, ImageRoot, RootBefore, RootAfter, Context[0], Context[1], builder.Pack([Pc4Before, Pc4After]));
}
