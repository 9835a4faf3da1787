using Nullius.Fields;

namespace Nullius.Hashing;

/// <summary>The digest by which one proof names the statement of another: an overwriting sponge over P₁₆ with a tag. Spec §2.7.</summary>
/// <remarks>
/// Number of elements and tag are in the capacity from the start, so that statements of different kinds or lengths have different digests. Overwriting
/// the rate is as good as adding to it: the capacity carries the security, and a circuit need not add.
/// </remarks>
public static class StatementDigest
{
    /// <summary>Elements absorbed by one permutation.</summary>
    public const int Rate = Digest.Length;

    private const int Width = 2 * Digest.Length;
    private const int LengthIndex = Rate;
    private const int TagIndex = Rate + 1;

    /// <summary>Hashes the elements of a statement.</summary>
    /// <param name="tag">The kind of the statement, at least 1 and below p.</param>
    /// <param name="elements">Any number of elements below p.</param>
    /// <exception cref="ArgumentOutOfRangeException">The tag is zero, which is the sponge of leaves, or not below p.</exception>
    public static Digest Compute(uint tag, ReadOnlySpan<KoalaBear> elements)
    {
        ArgumentOutOfRangeException.ThrowIfZero(tag);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(tag, KoalaBear.Modulus);
        Span<KoalaBear> state = stackalloc KoalaBear[Width];
        state.Clear();
        state[LengthIndex] = KoalaBear.FromCanonical((uint)elements.Length);
        state[TagIndex] = KoalaBear.FromCanonical(tag);
        do
        {
            ReadOnlySpan<KoalaBear> block = elements[..Math.Min(Rate, elements.Length)];
            elements = elements[block.Length..];
            block.CopyTo(state);
            state[block.Length..Rate].Clear();
            Poseidon2.Permute16(state);
        }
        while (elements.Length > 0);

        return new Digest(state[..Digest.Length]);
    }
}
