using Nullius.Fields;
using Nullius.Hashing;

namespace Nullius.Wires.Tests.Support;

/// <summary>A circuit with gates of every kind, all hints of which matter, and a satisfying assignment.</summary>
internal sealed class EveryGate
{
    public const int Depth = 12;
    public const int MemberDepth = 3;
    public const int Bits = 10;

    private readonly Elements _random = new(5);

    public EveryGate()
    {
        (PublicValues, Hints) = Assignment();
        Builder = Trace();
        Circuit = new SmallCircuit(Builder);
    }

    public CircuitBuilder Builder { get; }

    public SmallCircuit Circuit { get; }

    public KoalaBear[] PublicValues { get; }

    /// <summary>Elements, leaf, sample, siblings, root; work and number; member, index and siblings; the expected total.</summary>
    public KoalaBear[][] Hints { get; }

    private static CircuitBuilder Trace()
    {
        CircuitBuilder builder = SmallCircuit.Builder(2);
        HintList query = builder.CreateHintList(), numbers = builder.CreateHintList(), member = builder.CreateHintList(), expected = builder.CreateHintList();

        // 1. Elements, a sponge over their blocks, a leaf, its path.
        (Wire[] elements, Block[] blocks) = builder.Frame(query, 3);
        (Block rate, Block capacity) = builder.Permute(blocks[0], builder.Constant(), 3);
        (rate, capacity) = builder.Permute(blocks[1], capacity, 0);
        (Block leaf, Wire value) = builder.Fold(query, elements);
        Block digest = builder.Permute(leaf, builder.Constant(), Digest.Length).Output;
        Wire sample = builder.Unpack(builder.HintBlock(query, 1))[0];
        Block end = builder.FollowPath(digest, Depth, sample, query);
        Wire position = builder.Query(sample, Depth, end, builder.HintBlock(query), "query");

        // 2. Work, bits, membership.
        IReadOnlyList<Wire> given = builder.Unpack(builder.HintBlock(numbers, 2));
        builder.AssertWork(given[0], Depth, "work");
        Wire[] bits = builder.Decompose(given[1], Bits, "bits");
        builder.AssertMember(builder.HintBlock(member), builder.PublicBlock(1), MemberDepth, member);

        // 3. All of it, once as an element of E and once as a digest.
        Wire total = (elements[0] * elements[1]) + (value * position) - (builder.Extension(rate) * elements[2]);
        foreach (Wire bit in bits)
            total = (total * elements[2]) + bit;
        builder.AssertEqual(total, builder.Frame(expected, 1).Elements[0], "total");
        Block packed = builder.Pack([sample, given[0], given[1], .. builder.Unpack(capacity).Take(4)]);
        builder.AssertEqual(builder.Compress(rate, packed), builder.PublicBlock(0), "public digest");
        return builder;
    }

    private (KoalaBear[] PublicValues, KoalaBear[][] Hints) Assignment()
    {
        const uint Sample = (5u << 24) + (9u << Depth) + 0b1010_0110_1101, Work = 77u << Depth, Number = 0b10_0110_1011, Index = 5;
        KoalaBear5[] elements = [_random.NextExtension(), _random.NextExtension(), _random.NextExtension()];
        KoalaBear[] frame = [.. elements.SelectMany(Elements.Coefficients)], zero = new KoalaBear[Digest.Length];
        (KoalaBear[] rate, KoalaBear[] capacity) = Elements.Permute(frame.AsSpan(0, Digest.Length), zero, 3);
        (rate, capacity) = Elements.Permute([.. frame[Digest.Length..], KoalaBear.Zero], capacity, 0);
        KoalaBear[] leaf = _random.Next(Digest.Length), siblings = _random.Next(Depth * Digest.Length);
        KoalaBear[] root = Elements.Root(Poseidon2Hash.HashLeaf(leaf).Elements.ToArray(), Sample, siblings);
        KoalaBear[] key = _random.Next(Digest.Length), keySiblings = _random.Next(MemberDepth * Digest.Length);
        KoalaBear5 value = Polynomials.Multilinear.Evaluate(leaf, elements);
        KoalaBear position = KoalaBear.TwoAdicGenerator(Depth).Pow(Sample & ((1u << Depth) - 1));
        KoalaBear5 total = (elements[0] * elements[1]) + (value * position)
            - (KoalaBear5.FromCoefficients(rate.AsSpan(0, KoalaBear5.Degree)) * elements[2]);
        for (int bit = 0; bit < Bits; bit++)
            total = (total * elements[2]) + KoalaBear.FromCanonical((Number >> bit) & 1);
        KoalaBear sample = KoalaBear.FromCanonical(Sample), work = KoalaBear.FromCanonical(Work), number = KoalaBear.FromCanonical(Number);
        KoalaBear[] digest = Elements.Compress(rate, [sample, work, number, .. capacity[..4], KoalaBear.Zero]);
        return (
            [.. digest, .. Elements.Root(key, Index, keySiblings)],
            [
                [.. frame, .. leaf, sample, .. siblings, .. root],
                [work, number],
                [.. key, KoalaBear.FromCanonical(Index), .. keySiblings],
                Elements.Coefficients(total),
            ]);
    }
}
