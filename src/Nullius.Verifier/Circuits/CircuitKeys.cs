using Nullius.Circuits;
using Nullius.Fields;
using Nullius.Hashing;
using Nullius.Protocol;
using Nullius.Verifier.Core;

namespace Nullius.Verifier;

/// <summary>The system, the shape and the keys of the circuits of the recursion (Spec §9.1, §9.7).</summary>
/// <remarks>The keys are constants that <c>Nullius.Recursion</c> derives from the circuits; a test compares them.</remarks>
public static partial class CircuitKeys
{
    /// <summary>The public blocks of a statement: the root of keys, the statement digest.</summary>
    public const int PublicBlocks = 2;

    /// <summary>The depth of the tree of keys.</summary>
    public const int TreeDepth = 3;

    private static readonly Lazy<CircuitSystem> SharedSystem = new(() =>
        new CircuitSystem(new CircuitHeights(110_000, 13_312, 3_072, 3_072, 1_280, 384), PublicBlocks));

    private static readonly Lazy<Shape> SharedShape = new(() => new Shape(
        "circuit",
        100,
        17,
        new WhirParameters(
            23,
            new WhirRound(6, 3, 55, 18, 12, 1),
            new WhirRound(5, 4, 42, 18, 0, 1),
            new WhirRound(4, 7, 24, 18, 0, 1)),
        PreprocessedChunks: 16));

    private static readonly Lazy<VerifyingKey> SharedKey = new(() => new VerifyingKey(SharedSystem.Value.System, SharedShape.Value));

    private static readonly Lazy<int> SharedProofBytes = new(() => checked((int)MachineKeys.Measure(Key).ProofBytes));

    /// <summary>The tables: the rows that the largest circuits need, with a little room.</summary>
    public static CircuitSystem System => SharedSystem.Value;

    /// <summary>The shape of every proof of a circuit.</summary>
    public static Shape Shape => SharedShape.Value;

    /// <summary>The key of the system and the shape; one for all circuits.</summary>
    public static VerifyingKey Key => SharedKey.Value;

    /// <summary>The bytes of every proof of a circuit.</summary>
    public static int ProofBytes => SharedProofBytes.Value;

    /// <summary>The root of the tree of keys.</summary>
    public static Digest TreeRoot => Root(Leaves);

    /// <summary>The key of a circuit: the root of its preprocessed columns.</summary>
    public static Digest Get(CircuitKind kind) => Leaves[(int)kind];

    /// <summary>The siblings of a key, from the leaves upwards.</summary>
    public static IReadOnlyList<Digest> Path(CircuitKind kind)
    {
        var siblings = new List<Digest>();
        int index = (int)kind;
        for (Digest[] level = Leaves; level.Length > 1; level = Parents(level))
        {
            siblings.Add(level[index ^ 1]);
            index >>= 1;
        }

        return siblings;
    }

    /// <summary>The public values of a circuit's proof.</summary>
    public static KoalaBear[] PublicValues(in Digest statement) => [.. TreeRoot.Elements, .. statement.Elements];

    private static Digest Leaf(params ReadOnlySpan<uint> elements)
    {
        var digest = new KoalaBear[elements.Length];
        for (int index = 0; index < digest.Length; index++)
            digest[index] = KoalaBear.FromCanonical(elements[index]);
        return new Digest(digest);
    }

    private static Digest Root(Digest[] level)
    {
        while (level.Length > 1)
            level = Parents(level);
        return level[0];
    }

    private static Digest[] Parents(Digest[] level)
    {
        var parents = new Digest[level.Length / 2];
        for (int index = 0; index < parents.Length; index++)
            parents[index] = Poseidon2Hash.Compress(level[2 * index], level[(2 * index) + 1]);
        return parents;
    }
}
