using Nullius.Fields;
using Nullius.Hashing;

namespace Nullius.Protocol;

/// <summary>
/// Runs the verifier of the final layer without a proof and counts: the bytes that it reads, the calls of Keccak-256 with the words that they hash, and the
/// multiplications. As the verifier's control flow depends on key and shape alone, the counts hold for every proof.
/// </summary>
public sealed class KeccakMeasuringContext : IVerifierContext<MeasuredElement>
{
    private const int WordBytes = 32;

    private readonly List<int> _capHeights = [];
    private readonly int _preprocessedCapHeight;
    private bool _isFresh;
    private int _logDomain;
    private int _queriesLeft;

    /// <param name="preprocessedCapHeight">The height of the cap over the preprocessed columns, if there are any.</param>
    public KeccakMeasuringContext(int preprocessedCapHeight = 0)
    {
        _preprocessedCapHeight = preprocessedCapHeight;
        (MeasuredElement.Multiplications, MeasuredElement.Scalings) = (0, 0);
    }

    /// <summary>The bytes of a proof.</summary>
    public long ProofBytes { get; private set; }

    /// <summary>Calls of Keccak-256, without those whose result is a constant of the key.</summary>
    public long Hashes { get; private set; }

    /// <summary>Words of 32 bytes, the last of each message rounded up, that these calls hash: what the machine of Ethereum charges for.</summary>
    public long HashedWords { get; private set; }

    /// <summary>Multiplications of two values that depend on the proof, without those of the counter below.</summary>
    public long Multiplications { get; private set; }

    /// <summary>Multiplications of such a value by a constant of F.</summary>
    public long Scalings { get; private set; }

    /// <summary>Products of a value of eq with an element of F or E of a leaf.</summary>
    public long FoldMultiplications { get; private set; }

    /// <summary>Ends the run.</summary>
    public void Finish() => (Multiplications, Scalings) = (MeasuredElement.Multiplications, MeasuredElement.Scalings);

    public void Begin(IReadOnlyList<uint> parameters) => _isFresh = true;

    public void Absorb(ReadOnlySpan<MeasuredElement> values) => AbsorbBytes(values.Length * KoalaBear.EncodedBytes);

    public void ReceiveBase(Span<MeasuredElement> destination)
    {
        destination.Fill(MeasuredElement.Variable);
        ReceiveBytes(destination.Length * KoalaBear.EncodedBytes);
    }

    public void Receive(Span<MeasuredElement> destination)
    {
        destination.Fill(MeasuredElement.Variable);
        ReceiveBytes(destination.Length * KoalaBear5.EncodedBytes);
    }

    public Commitment ReceiveRoot(int capHeight)
    {
        ReceiveBytes(Keccak256.HashBytes << capHeight);
        return AddCap(capHeight);
    }

    public Commitment AbsorbPreprocessedRoot() => AddCap(_preprocessedCapHeight);

    public MeasuredElement Challenge()
    {
        Draw();
        return MeasuredElement.Variable;
    }

    public void ProofOfWork(int bits)
    {
        if (bits == 0)
            return;
        ReceiveBytes(sizeof(ulong));
        Draw();
    }

    public void Decompose(MeasuredElement value, Span<MeasuredElement> bits, Check check) => bits.Fill(MeasuredElement.Variable);

    public void DrawQueries(int count, int logDomain)
    {
        (_queriesLeft, _logDomain) = (count, logDomain);
        for (int index = 0; index < count; index += KeccakTranscript.IndicesPerDraw)
            Draw();
    }

    public QueryOpening<MeasuredElement> OpenQuery(ReadOnlySpan<CodeColumns> columns, ReadOnlySpan<MeasuredElement> challenges)
    {
        if (_queriesLeft-- == 0)
            throw new InvalidOperationException("Every query that was drawn has been opened.");
        foreach (CodeColumns code in columns)
        {
            int leafBytes = code.Count * (code.IsExtension ? KoalaBear5.EncodedBytes : KoalaBear.EncodedBytes);
            int levels = _logDomain - _capHeights[code.Tree.Index];
            ProofBytes += leafBytes + (levels * Keccak256.HashBytes);
            Hash(leafBytes);
            for (int level = 0; level < levels; level++)
                Hash(2 * Keccak256.HashBytes);
            FoldMultiplications += code.Count;
        }

        return new QueryOpening<MeasuredElement>(MeasuredElement.Variable, MeasuredElement.Variable);
    }

    public void AssertEqual(MeasuredElement left, MeasuredElement right, Check check)
    {
    }

    private Commitment AddCap(int height)
    {
        _capHeights.Add(height);
        return new Commitment(_capHeights.Count - 1);
    }

    private void ReceiveBytes(int bytes)
    {
        ProofBytes += bytes;
        AbsorbBytes(bytes);
    }

    private void AbsorbBytes(int bytes)
    {
        if (bytes == 0)
            return;
        Hash(Keccak256.HashBytes + bytes);
        _isFresh = true;
    }

    private void Draw()
    {
        if (!_isFresh)
            Hash(Keccak256.HashBytes);
        _isFresh = false;
    }

    private void Hash(int bytes)
    {
        Hashes++;
        HashedWords += (bytes + WordBytes - 1) / WordBytes;
    }
}
