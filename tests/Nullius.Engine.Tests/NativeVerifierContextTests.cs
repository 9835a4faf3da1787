using System.Buffers.Binary;
using Nullius.Fields;
using Nullius.Hashing;
using Nullius.Kernels;
using Nullius.Polynomials;
using Nullius.Protocol;
using Xunit;

namespace Nullius.Engine.Tests;

/// <summary>Proofs of work, queries and roots as the native context reads them (Spec §4.1, §4.8.6).</summary>
public sealed class NativeVerifierContextTests
{
    private const int LogDomain = 4;

    [Fact]
    public void WorkIsAcceptedOnlyWhereAllItsBitsAreZero()
    {
        const int Bits = 12;
        int accepted = 0;
        var bytes = new byte[KoalaBear.EncodedBytes];
        for (uint nonce = 0; nonce < 1 << 15; nonce++)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(bytes, nonce);
            var context = new NativeVerifierContext(bytes);
            context.ProofOfWork(Bits);

            var transcript = new Transcript();
            transcript.Absorb([KoalaBear.FromCanonical(nonce)]);
            bool isWork = transcript.State[7].ToCanonical() % (1 << Bits) == 0;
            Assert.Equal(isWork ? Check.None : Check.ProofOfWork, context.Finish());
            accepted += isWork ? 1 : 0;
        }

        Assert.InRange(accepted, 1, 24);
    }

    [Fact]
    public void WorkThatIsMissingIsRejected()
    {
        var context = new NativeVerifierContext(ReadOnlyMemory<byte>.Empty);
        context.ProofOfWork(12);
        Assert.Equal(Check.ProofLength, context.Finish());
    }

    [Fact]
    public void QueriesAreDrawnOneByOneAndMayRepeat()
    {
        const int Queries = 64;
        var context = new NativeVerifierContext(ReadOnlyMemory<byte>.Empty, default(Digest));
        CodeColumns[] columns = [new(context.AbsorbPreprocessedRoot(), 1, IsExtension: false)];
        context.DrawQueries(Queries, 3);
        Assert.Equal(Check.None, context.Finish());

        var transcript = new Transcript();
        transcript.Absorb(default(Digest).Elements);
        KoalaBear generator = KoalaBear.TwoAdicGenerator(3);
        var seen = new HashSet<uint>();
        for (int query = 0; query < Queries; query++)
        {
            uint index = transcript.Sample().ToCanonical() % 8;
            Assert.Equal(KoalaBear5.FromBase(generator.Pow(index)), context.OpenQuery(columns, []).Position);
            seen.Add(index);
        }

        Assert.Equal(8, seen.Count);
        Assert.Throws<InvalidOperationException>(() => context.OpenQuery(columns, []));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void AQueryOpensEveryTreeAtOneIndexAndFoldsTheirChunksInOrder(bool isExtension)
    {
        TwoTrees trees = new(isExtension);
        var context = new NativeVerifierContext(trees.Proof, trees.Roots[0]);
        Assert.All(trees.Open(context), (opening, query) =>
        {
            Assert.Equal(KoalaBear5.FromBase(KoalaBear.TwoAdicGenerator(LogDomain).Pow((ulong)trees.Indices[query])), opening.Position);
            Assert.Equal(trees.Fold(trees.Indices[query]), opening.Value);
        });
        Assert.Equal(Check.None, context.Finish());
    }

    [Fact]
    public void AnyAlteredByteOfALeafOrPathIsRejected()
    {
        TwoTrees trees = new(isExtension: true);
        for (int index = Digest.EncodedBytes; index < trees.Proof.Length; index++)
        {
            byte[] altered = [.. trees.Proof];
            altered[index] ^= 1;
            var context = new NativeVerifierContext(altered, trees.Roots[0]);
            trees.Open(context);
            Assert.Contains(context.Finish(), (Check[])[Check.MerkleOpening, Check.CanonicalElement]);
        }
    }

    [Fact]
    public void AnotherPreprocessedRootIsRejected()
    {
        TwoTrees trees = new(isExtension: false);
        var context = new NativeVerifierContext(trees.Proof, trees.Roots[1]);
        trees.Open(context);
        Assert.Equal(Check.MerkleOpening, context.Finish());
    }

    [Fact]
    public void APreprocessedRootThatIsNotThereIsACallersError()
    {
        var context = new NativeVerifierContext(ReadOnlyMemory<byte>.Empty);
        Assert.Throws<InvalidOperationException>(() => context.AbsorbPreprocessedRoot());
    }

    [Fact]
    public void TreesOfAnotherNumberOfChunksAreACallersError()
    {
        TwoTrees trees = new(isExtension: false);
        var context = new NativeVerifierContext(trees.Proof, trees.Roots[0]);
        Commitment tree = context.AbsorbPreprocessedRoot();
        context.DrawQueries(2, LogDomain);
        Assert.ThrowsAny<ArgumentException>(() => context.OpenQuery([new CodeColumns(tree, 3, false)], new KoalaBear5[2]));
        Assert.ThrowsAny<ArgumentException>(() => context.OpenQuery([new CodeColumns(tree, 5, false)], new KoalaBear5[2]));
    }

    /// <summary>A preprocessed tree of 3 chunks and one of 5, with a proof that opens them at three indices.</summary>
    private sealed class TwoTrees
    {
        private static readonly int[] Counts = [3, 5];

        private readonly KoalaBear[][] _rows;
        private readonly KoalaBear5[] _challenges;
        private readonly int _coefficients;

        public TwoTrees(bool isExtension)
        {
            var random = new Random(7);
            _coefficients = isExtension ? 5 : 1;
            _rows = [.. Counts.Select(count => Elements(random, (count * _coefficients) << LogDomain))];
            _challenges = [.. Elements(random, 15).Chunk(5).Select(chunk => KoalaBear5.FromCoefficients(chunk))];
            MerkleTree[] trees = [.. _rows.Select((rows, tree) => MerkleTree.Commit(rows, Width(tree), 1))];
            Roots = [.. trees.Select(tree => tree.Root)];

            var transcript = new Transcript();
            transcript.Absorb(ReadOnlySpan<KoalaBear>.Empty);
            transcript.Absorb(Roots[0].Elements);
            transcript.Absorb(Roots[1].Elements);
            var proof = new List<byte>(Roots[1].ToArray());
            Indices = new int[3];
            foreach (ref int index in Indices.AsSpan())
                Assert.True(transcript.TryDrawIndex(LogDomain, out index));
            foreach (int index in Indices)
            {
                for (int tree = 0; tree < trees.Length; tree++)
                {
                    proof.AddRange(Leaf(tree, index).SelectMany(element => BitConverter.GetBytes(element.ToCanonical())));
                    foreach (Digest sibling in trees[tree].Path(index))
                        proof.AddRange(sibling.ToArray());
                }
            }

            Proof = [.. proof];
        }

        public Digest[] Roots { get; }

        public int[] Indices { get; }

        public byte[] Proof { get; }

        public QueryOpening<KoalaBear5>[] Open(NativeVerifierContext context)
        {
            context.Absorb([]);
            Commitment preprocessed = context.AbsorbPreprocessedRoot();
            Commitment witness = context.ReceiveRoot(0);
            CodeColumns[] columns = [new(preprocessed, Counts[0], _coefficients == 5), new(witness, Counts[1], _coefficients == 5)];
            context.DrawQueries(Indices.Length, LogDomain);
            return [.. Indices.Select(_ => context.OpenQuery(columns, _challenges))];
        }

        /// <summary>Σ_j eq(r, j)·chunk_j over the chunks of both trees, each an element of F or E.</summary>
        public KoalaBear5 Fold(int index)
        {
            KoalaBear5[] chunks = [.. Counts.SelectMany((count, tree) => Enumerable.Range(0, count).Select(chunk =>
                KoalaBear5.FromCoefficients([.. Enumerable.Range(0, 5).Select(i =>
                    i < _coefficients ? Leaf(tree, index)[(i * count) + chunk] : KoalaBear.Zero)])))];
            return Multilinear.Evaluate<KoalaBear5>(chunks, _challenges);
        }

        private int Width(int tree) => Counts[tree] * _coefficients;

        private KoalaBear[] Leaf(int tree, int index) => _rows[tree][(index * Width(tree))..((index + 1) * Width(tree))];

        private static KoalaBear[] Elements(Random random, int count) =>
            [.. Enumerable.Range(0, count).Select(_ => KoalaBear.FromCanonical((uint)random.Next((int)KoalaBear.Modulus)))];
    }
}
