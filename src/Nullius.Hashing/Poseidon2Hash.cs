using Nullius.Fields;

namespace Nullius.Hashing;

/// <summary>The inner hash functions, both of one permutation: a sponge for leaves and a compression for inner nodes.</summary>
public static class Poseidon2Hash
{
    /// <summary>Field elements absorbed by one permutation.</summary>
    public const int Rate = 8;

    /// <summary>Where a sponge keeps the length of its message: the first element of the capacity.</summary>
    public const int LengthIndex = Rate;

    /// <summary>Hashes any number of field elements.</summary>
    /// <remarks>The length in the capacity keeps apart inputs that differ only by trailing zeros.</remarks>
    public static Digest HashLeaf(ReadOnlySpan<KoalaBear> elements)
    {
        // Spec §2.4: state[8] = length; eight elements take the place of the first eight, permute, repeat; the digest is the first eight.
        Span<KoalaBear> state = stackalloc KoalaBear[Poseidon2.Width];
        state.Clear();
        state[LengthIndex] = KoalaBear.FromCanonical((uint)elements.Length);
        do
        {
            var block = elements[..Math.Min(Rate, elements.Length)];
            elements = elements[block.Length..];
            block.CopyTo(state);
            state[block.Length..Rate].Clear();
            Poseidon2.Permute16(state);
        }
        while (elements.Length > 0);

        return new Digest(state[..Digest.Length]);
    }

    /// <summary>The permutations of <see cref="HashLeaf"/> for so many elements.</summary>
    public static int LeafPermutations(int elements) => Math.Max(1, (elements + Rate - 1) / Rate);

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
