using Nullius.Circuits;
using Nullius.Fields;
using Nullius.Verifier;
using Nullius.Verifier.Core;
using Nullius.Wires;

namespace Nullius.Recursion;

/// <summary>The circuit of the final layer: it states in public a claim without assumptions that a circuit of the recursion proved (Spec §9.6.6).</summary>
internal static class FinalProgram
{
    /// <summary>Traces the circuit. Hint lists: those of the proof.</summary>
    /// <param name="system">The system of the final layer.</param>
    /// <param name="childKey">The key of the circuits of the recursion.</param>
    public static CircuitBuilder Trace(CircuitSystem system, VerifyingKey childKey)
    {
        var builder = new CircuitBuilder(system);
        Block[] blocks = [.. Enumerable.Range(0, FinalKey.PublicBlocks).Select(builder.PublicBlock)];
        var claim = new ClaimWires(blocks[0], blocks[1..3], blocks[3..5], blocks[5..7], blocks[7], builder.Constant());
        Wire[] keysRoot = [.. CircuitKeys.TreeRoot.Elements.ToArray().Select(element => Wire.FromCanonical(element.ToCanonical()))];
        ChildProof.Verify(builder, childKey, keysRoot, claim.Digest(builder));
        return builder;
    }
}
