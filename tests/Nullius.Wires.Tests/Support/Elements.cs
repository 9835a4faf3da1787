using Nullius.Fields;
using Nullius.Hashing;

namespace Nullius.Wires.Tests.Support;

/// <summary>Random elements, and what circuits compute with them, natively.</summary>
internal sealed class Elements(int seed)
{
    private readonly Random _random = new(seed);

    public Random Random => _random;

    public KoalaBear Next() => KoalaBear.FromCanonical((uint)_random.NextInt64(KoalaBear.Modulus));

    public KoalaBear[] Next(int count) => [.. Enumerable.Range(0, count).Select(_ => Next())];

    public KoalaBear5 NextExtension() => KoalaBear5.FromCoefficients(Next(KoalaBear5.Degree));

    public static KoalaBear[] Coefficients(KoalaBear5 value)
    {
        var coefficients = new KoalaBear[KoalaBear5.Degree];
        value.CopyTo(coefficients);
        return coefficients;
    }

    /// <summary>The two halves of P₁₆(left ‖ right + (tag, 0, …)).</summary>
    public static (KoalaBear[] Output, KoalaBear[] Capacity) Permute(ReadOnlySpan<KoalaBear> left, ReadOnlySpan<KoalaBear> right, uint tag)
    {
        KoalaBear[] state = [.. left, .. right];
        state[Digest.Length] += KoalaBear.FromCanonical(tag);
        Poseidon2.Permute16(state);
        return (state[..Digest.Length], state[Digest.Length..]);
    }

    public static KoalaBear[] Compress(ReadOnlySpan<KoalaBear> left, ReadOnlySpan<KoalaBear> right) =>
        Poseidon2Hash.Compress(new Digest(left), new Digest(right)).Elements.ToArray();

    /// <summary>The root above a node.</summary>
    /// <param name="node">The node.</param>
    /// <param name="index">Its index.</param>
    /// <param name="siblings">Eight elements a level, from the leaves upwards.</param>
    public static KoalaBear[] Root(KoalaBear[] node, uint index, KoalaBear[] siblings)
    {
        foreach (KoalaBear[] sibling in siblings.Chunk(Digest.Length))
        {
            node = (index & 1) == 0 ? Compress(node, sibling) : Compress(sibling, node);
            index >>= 1;
        }

        return node;
    }
}
