using System.Buffers.Binary;
using Nullius.Fields;
using Nullius.Hashing;
using Nullius.Riscv;

namespace Nullius.Sdk;

/// <summary>Computes the id of a program from its image (Spec §5.5).</summary>
internal static class ProgramIdentity
{
    private const uint Version = 1;

    public static ProgramId Compute(ProgramImage image)
    {
        Span<KoalaBear> version = stackalloc KoalaBear[Digest.Length];
        version.Clear();
        version[0] = KoalaBear.FromCanonical(Version);
        return new ProgramId(Poseidon2Hash.Compress(ImageRoot(image), new Digest(version)));
    }

    /// <summary>The root of the tree over all pages; pages that are all zero share one subtree for each level.</summary>
    public static Digest ImageRoot(ProgramImage image)
    {
        uint[] indices = image.PageIndices.ToArray();
        var nodes = new Digest[indices.Length];
        for (int position = 0; position < nodes.Length; position++)
            nodes[position] = PageDigest(image.PageContents(position));
        Digest zero = PageDigest(new byte[MachineLayout.PageBytes]);
        int count = nodes.Length;
        for (int level = 0; level < MachineLayout.TreeDepth; level++)
        {
            count = CombineLevel(indices.AsSpan(0, count), nodes.AsSpan(0, count), zero);
            zero = Poseidon2Hash.Compress(zero, zero);
        }

        return nodes[0];
    }

    /// <summary>Replaces the nodes of one level by their parents, in place; returns their number.</summary>
    private static int CombineLevel(Span<uint> indices, Span<Digest> nodes, Digest zero)
    {
        int parents = 0;
        for (int position = 0; position < nodes.Length; parents++)
        {
            uint index = indices[position];
            bool hasSibling = position + 1 < nodes.Length && indices[position + 1] == (index | 1) && (index & 1) == 0;
            Digest parent = (index & 1) == 1
                ? Poseidon2Hash.Compress(zero, nodes[position])
                : Poseidon2Hash.Compress(nodes[position], hasSibling ? nodes[position + 1] : zero);
            position += hasSibling ? 2 : 1;
            indices[parents] = index >> 1;
            nodes[parents] = parent;
        }

        return parents;
    }

    private static Digest PageDigest(ReadOnlySpan<byte> page)
    {
        Span<KoalaBear> limbs = stackalloc KoalaBear[2 * Digest.Length];
        for (int limb = 0; limb < limbs.Length; limb++)
            limbs[limb] = KoalaBear.FromCanonical(BinaryPrimitives.ReadUInt16LittleEndian(page[(2 * limb)..]));
        return Poseidon2Hash.Compress(new Digest(limbs[..Digest.Length]), new Digest(limbs[Digest.Length..]));
    }
}
