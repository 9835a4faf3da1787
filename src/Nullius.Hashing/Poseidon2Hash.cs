using Nullius.Fields;

namespace Nullius.Hashing;

/// <summary>The inner hash functions: a sponge for leaves and a compression for inner nodes.</summary>
public static class Poseidon2Hash
{
    /// <summary>Field elements absorbed by one permutation of the leaf sponge.</summary>
    public const int LeafRate = 16;

    private const int LeafWidth = 24;

    /// <summary>Hashes any number of field elements.</summary>
    /// <remarks>The length in the last capacity element keeps apart inputs that differ only by trailing zeros.</remarks>
    public static Digest HashLeaf(ReadOnlySpan<KoalaBear> elements)
    {
        // Spec §2.4: state = (0, …, 0, length); add sixteen elements, permute, repeat; the digest is the first eight.
        Span<KoalaBear> state = stackalloc KoalaBear[LeafWidth];
        state.Clear();
        state[LeafWidth - 1] = KoalaBear.FromCanonical((uint)elements.Length);
        do
        {
            var block = elements[..Math.Min(LeafRate, elements.Length)];
            elements = elements[block.Length..];
            for (var i = 0; i < block.Length; i++)
                state[i] += block[i];
            Poseidon2.Permute24(state);
        }
        while (elements.Length > 0);

        return new Digest(state[..Digest.Length]);
    }

    /// <summary>Compresses two digests into one.</summary>
    public static Digest Compress(in Digest left, in Digest right)
    {
        // Spec §2.3: the first half of P(left ‖ right) + (left ‖ right).
        Span<KoalaBear> state = stackalloc KoalaBear[2 * Digest.Length];
        left.Elements.CopyTo(state);
        right.Elements.CopyTo(state[Digest.Length..]);
        Poseidon2.Permute16(state);
        for (var i = 0; i < Digest.Length; i++)
            state[i] += left[i];
        return new Digest(state[..Digest.Length]);
    }
}
