using Nullius.Wires;

namespace Nullius.Recursion;

/// <summary>Digests of statements over wires (Spec §9.5).</summary>
internal static class StatementCircuit
{
    /// <summary>The sponge of <c>StatementDigest</c> over whole blocks.</summary>
    public static Block Digest(CircuitBuilder builder, uint tag, params ReadOnlySpan<Block> blocks)
    {
        Block capacity = builder.Constant((uint)(blocks.Length * Block.Length), tag), digest = default;
        foreach (Block block in blocks)
            (digest, capacity) = builder.Permute(block, capacity, 0);
        return digest;
    }
}
