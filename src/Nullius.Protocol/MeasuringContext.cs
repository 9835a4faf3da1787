using Nullius.Fields;
using Nullius.Hashing;

namespace Nullius.Protocol;

/// <summary>
/// Runs the verifier without a proof and counts: the bytes that it reads, the Poseidon2 permutations and the multiplications. As the verifier's control
/// flow depends on key and shape alone, the counts hold for every proof.
/// </summary>
public sealed class MeasuringContext : IVerifierContext<MeasuredElement>
{
    private int _position = Transcript.WorkIndex;
    private int _roots;
    private int _logDomain;
    private int _queriesLeft;
    private bool _areWeightsKnown;

    public MeasuringContext() => (MeasuredElement.Multiplications, MeasuredElement.Scalings) = (0, 0);

    /// <summary>The bytes of a proof.</summary>
    public long ProofBytes { get; private set; }

    /// <summary>Poseidon2 permutations.</summary>
    public long Permutations { get; private set; }

    /// <summary>Multiplications of two values that depend on the proof, without those of the two counters below.</summary>
    public long Multiplications { get; private set; }

    /// <summary>Multiplications of such a value by a constant of F, which a circuit does within a linear combination.</summary>
    public long Scalings { get; private set; }

    /// <summary>Multiplications that fold leaves: for each round the values of eq, for each query a product for every element of F of its leaves.</summary>
    public long FoldMultiplications { get; private set; }

    /// <summary>Multiplications that make positions ω^x out of the bits of indices x.</summary>
    public long PositionMultiplications { get; private set; }

    /// <summary>Ends the run.</summary>
    public void Finish() => (Multiplications, Scalings) = (MeasuredElement.Multiplications, MeasuredElement.Scalings);

    public void Begin(IReadOnlyList<uint> parameters)
    {
        AbsorbBlocks(Transcript.BlocksOfBase(Transcript.Label.Length));
        AbsorbBlocks(Transcript.BlocksOfBase(parameters.Count));
    }

    public void Absorb(ReadOnlySpan<MeasuredElement> values) => AbsorbBlocks(Transcript.BlocksOfBase(values.Length));

    public void ReceiveBase(Span<MeasuredElement> destination)
    {
        destination.Fill(MeasuredElement.Variable);
        Read(destination.Length);
        AbsorbBlocks(Transcript.BlocksOfBase(destination.Length));
    }

    public void Receive(Span<MeasuredElement> destination)
    {
        destination.Fill(MeasuredElement.Variable);
        Read(destination.Length * KoalaBear5.Degree);
        AbsorbBlocks(Transcript.BlocksOfExtension(destination.Length));
    }

    public Commitment ReceiveRoot(int capHeight)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(capHeight, 0);
        Read(Digest.Length);
        return AbsorbPreprocessedRoot();
    }

    /// <summary>Absorbs a root. It has no value here, so that there always is one.</summary>
    public Commitment AbsorbPreprocessedRoot()
    {
        AbsorbBlocks(Transcript.BlocksOfBase(Digest.Length));
        return new Commitment(_roots++);
    }

    public MeasuredElement Challenge()
    {
        if (_position > 0)
            Permutations++;
        _position = Transcript.WorkIndex;
        return MeasuredElement.Variable;
    }

    public void ProofOfWork(int bits)
    {
        if (bits == 0)
            return;
        Read(1);
        AbsorbBlocks(Transcript.BlocksOfBase(1));
    }

    public void Decompose(MeasuredElement value, Span<MeasuredElement> bits, Check check) => bits.Fill(MeasuredElement.Variable);

    public void DrawQueries(int count, int logDomain)
    {
        (_queriesLeft, _logDomain, _areWeightsKnown) = (count, logDomain, false);
        for (int query = 0; query < count; query++)
        {
            if (_position == Transcript.WorkIndex)
                AbsorbBlocks(1);
            _position++;
        }
    }

    public QueryOpening<MeasuredElement> OpenQuery(ReadOnlySpan<CodeColumns> columns, ReadOnlySpan<MeasuredElement> challenges)
    {
        if (_queriesLeft-- == 0)
            throw new InvalidOperationException("Every query that was drawn has been opened.");
        if (!_areWeightsKnown)
        {
            // The first challenge is multiplied by one alone.
            FoldMultiplications += (1L << challenges.Length) - 2;
            _areWeightsKnown = true;
        }

        foreach (CodeColumns code in columns)
        {
            int elements = code.IsExtension ? code.Count * KoalaBear5.Degree : code.Count;
            Read(elements + (_logDomain * Digest.Length));
            Permutations += Poseidon2Hash.LeafPermutations(elements) + _logDomain;
            FoldMultiplications += elements;
        }

        // A factor 1 + bit·(ω^{2^i} − 1) for each bit i.
        PositionMultiplications += _logDomain - 1;
        return new QueryOpening<MeasuredElement>(MeasuredElement.Variable, MeasuredElement.Variable);
    }

    public void AssertEqual(MeasuredElement left, MeasuredElement right, Check check)
    {
    }

    private void Read(int elements) => ProofBytes += (long)elements * KoalaBear.EncodedBytes;

    private void AbsorbBlocks(int blocks)
    {
        if (blocks == 0)
            return;
        Permutations += blocks;
        _position = 0;
    }
}
