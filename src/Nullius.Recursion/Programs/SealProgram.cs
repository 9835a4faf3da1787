using Nullius.Circuits;
using Nullius.Machine;
using Nullius.Verifier.Core;
using Nullius.Wires;

namespace Nullius.Recursion;

/// <summary>The circuit that turns the proof of a whole run into one of the claim in its final memory (Spec §9.6.4).</summary>
internal static class SealProgram
{
    /// <summary>Traces the circuit. Hint lists: image root, context, the claim's pages and the siblings of their path; then those of the proof.</summary>
    public static CircuitBuilder Trace(CircuitSystem system, VerifyingKey key)
    {
        var builder = new CircuitBuilder(system);
        HintList hints = builder.CreateHintList();
        var statement = new CircuitStatement(builder);

        // 1. The pages of the claim, and the memory root that follows (Spec §5.4.5).
        Block imageRoot = builder.HintBlock(hints);
        Block[] context = ClaimWires.Limbs(builder, hints);
        Block[] input = ClaimWires.Limbs(builder, hints), journal = ClaimWires.Limbs(builder, hints);
        Block exitCode = ClaimWires.HintExitCode(builder, hints);
        Block[] assumptions = ClaimWires.Limbs(builder, hints);
        Block zero = builder.Constant();
        Block root = builder.Compress(
            builder.Compress(builder.Compress(input[0], input[1]), builder.Compress(journal[0], journal[1])),
            builder.Compress(builder.Compress(exitCode, zero), builder.Compress(assumptions[0], assumptions[1])));
        uint index = ClaimOpening.SubtreeIndex;
        for (int level = 0; level < ClaimOpening.SiblingCount; level++)
        {
            Block sibling = builder.HintBlock(hints);
            root = (index & 1) == 0 ? builder.Compress(root, sibling) : builder.Compress(sibling, root);
            index >>= 1;
        }

        // 2. From the initial state of the program to the state in which the kernel parks (Spec §5.5.3, §5.6).
        var range = new RangeWires(
            imageRoot, imageRoot, root, context, Wire.FromCanonical(MemoryMap.BootPc4), Wire.FromCanonical(MemoryMap.HaltPc4));
        ChildProof.Verify(builder, key, statement.KeysRoot, range.Digest(builder));

        // 3. The claim.
        Block programId = builder.Compress(imageRoot, builder.Constant(ProgramId.Version));
        var claim = new ClaimWires(programId, input, journal, context, exitCode, JoinLimbs(builder, assumptions));
        statement.AssertDigest(claim.Digest(builder));
        return builder;
    }

    /// <summary>Eight elements from their low and high limbs.</summary>
    private static Block JoinLimbs(CircuitBuilder builder, Block[] limbs)
    {
        Wire[] all = [.. builder.Unpack(limbs[0]), .. builder.Unpack(limbs[1])];
        var elements = new Wire[Block.Length];
        for (int element = 0; element < elements.Length; element++)
            elements[element] = all[2 * element] + (all[(2 * element) + 1] * Wire.FromCanonical(1 << 16));
        return builder.Pack(elements);
    }
}
