using Nullius.Circuits;
using Nullius.Verifier.Core;
using Nullius.Verifier;
using Nullius.Wires;

namespace Nullius.Recursion;

/// <summary>The circuit of the final layer: verifies the proof of an unconditional claim and states the claim itself (Spec §9.6.6).</summary>
internal static class FinalProgram
{
    /// <summary>Traces the circuit. Hint lists: those of the proof.</summary>
    public static CircuitBuilder Trace(CircuitSystem system, VerifyingKey key)
    {
        var builder = new CircuitBuilder(system);

        // 1. The statement: program id, input digest, journal digest, context, exit code.
        Block[] blocks = [.. Enumerable.Range(0, FinalKeys.PublicBlocks).Select(builder.PublicBlock)];
        var claim = new ClaimWires(blocks[0], blocks[1..3], blocks[3..5], blocks[5..7], blocks[7], builder.Constant());

        // 2. A proof of it by a circuit of ours.
        var keysRoot = new Wire[Block.Length];
        for (int element = 0; element < keysRoot.Length; element++)
            keysRoot[element] = Wire.FromCanonical(CircuitKeys.TreeRoot[element].ToCanonical());
        ChildProof.Verify(builder, key, keysRoot, claim.Digest(builder));
        return builder;
    }
}
