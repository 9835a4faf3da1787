using Nullius.Fields;
using Nullius.Hashing;

namespace Nullius.Protocol;

/// <summary>
/// Runs the verifier without a proof and counts: the bytes that it reads, the Poseidon2 permutations and the multiplications. As the verifier's control
/// flow depends on key and shape alone, the counts hold for every proof.
/// </summary>
public sealed class MeasuringContext : IVerifierContext<MeasuredElement>
{
    private int _position = Transcript.Rate;

    public MeasuringContext() => (MeasuredElement.Multiplications, MeasuredElement.Scalings) = (0, 0);

    /// <summary>The bytes of a proof.</summary>
    public long ProofBytes { get; private set; }

    /// <summary>Permutations of width 16.</summary>
    public long Permutations16 { get; private set; }

    /// <summary>Permutations of width 24.</summary>
    public long Permutations24 { get; private set; }

    /// <summary>Multiplications of two values that depend on the proof.</summary>
    public long Multiplications { get; private set; }

    /// <summary>Multiplications of such a value by a constant of F, which a circuit does within a linear combination.</summary>
    public long Scalings { get; private set; }

    /// <summary>Ends the run.</summary>
    public void Finish() => (Multiplications, Scalings) = (MeasuredElement.Multiplications, MeasuredElement.Scalings);

    public void Absorb(ReadOnlySpan<MeasuredElement> values) => AbsorbElements(values.Length);

    public void ReceiveBase(Span<MeasuredElement> destination)
    {
        destination.Fill(MeasuredElement.Variable);
        Read(destination.Length);
        AbsorbElements(destination.Length);
    }

    public void Receive(Span<MeasuredElement> destination)
    {
        destination.Fill(MeasuredElement.Variable);
        Read(destination.Length * KoalaBear5.Degree);
        AbsorbElements(destination.Length * KoalaBear5.Degree);
    }

    public MeasuredElement Challenge()
    {
        Squeeze(KoalaBear5.Degree);
        return MeasuredElement.Variable;
    }

    public void ProofOfWork(int bits)
    {
        if (bits == 0)
            return;
        Read(1);
        AbsorbElements(1);
        Squeeze(1);
    }

    public void QueryIndex(Span<MeasuredElement> bits)
    {
        bits.Fill(MeasuredElement.Variable);
        Squeeze(1);
    }

    public void Decompose(MeasuredElement value, Span<MeasuredElement> bits, Check check) => bits.Fill(MeasuredElement.Variable);

    public void OpenMerkle(
        ReadOnlySpan<MeasuredElement> root, ReadOnlySpan<MeasuredElement> indexBits, bool isExtension, Span<MeasuredElement> leaf)
    {
        leaf.Fill(MeasuredElement.Variable);
        int elements = isExtension ? leaf.Length * KoalaBear5.Degree : leaf.Length;
        Read(elements + (indexBits.Length * Digest.Length));
        Permutations24 += Math.Max(1, (elements + Poseidon2Hash.LeafRate - 1) / Poseidon2Hash.LeafRate);
        Permutations16 += indexBits.Length;
    }

    public void AssertEqual(MeasuredElement left, MeasuredElement right, Check check)
    {
    }

    private void Read(int elements) => ProofBytes += (long)elements * KoalaBear.EncodedBytes;

    private void AbsorbElements(int count)
    {
        Permutations16 += (count + Transcript.Rate) / Transcript.Rate;
        _position = 0;
    }

    private void Squeeze(int count)
    {
        if (_position + count > Transcript.Rate)
        {
            Permutations16++;
            _position = 0;
        }

        _position += count;
    }
}
