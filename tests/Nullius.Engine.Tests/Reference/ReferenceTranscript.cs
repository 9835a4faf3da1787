using Nullius.Fields;
using Nullius.Hashing;

namespace Nullius.Engine.Tests.Reference;

/// <summary>Spec §4.1 as it is written there.</summary>
internal sealed class ReferenceTranscript
{
    private readonly KoalaBear[] _state = new KoalaBear[16];
    private int _position = 7;

    public ReferenceTranscript(ReadOnlySpan<byte> label) => Absorb([.. label.ToArray().Select(value => KoalaBear.FromCanonical(value))]);

    private ReferenceTranscript(ReferenceTranscript other) => (_state, _position) = ([.. other._state], other._position);

    public KoalaBear WorkElement => _state[7];

    public ReferenceTranscript Clone() => new(this);

    public void Absorb(KoalaBear[] message)
    {
        _state[8] += KoalaBear.FromCanonical((uint)message.Length);
        if (message.Length == 0)
            AbsorbBlock([]);
        foreach (KoalaBear[] block in message.Chunk(8))
            AbsorbBlock(block);
    }

    public void AbsorbExtension(KoalaBear5[] message)
    {
        if (message.Length > 0)
            _state[8] += KoalaBear.FromCanonical(65536 + (uint)message.Length);
        foreach (KoalaBear5[] frame in message.Chunk(3))
        {
            KoalaBear[] coefficients = [.. frame.SelectMany(element => Enumerable.Range(0, 5).Select(index => element[index]))];
            foreach (KoalaBear[] block in coefficients.Chunk(8))
                AbsorbBlock(block);
        }
    }

    public KoalaBear5 Challenge()
    {
        if (_position > 0)
            Permute();
        _position = 7;
        return KoalaBear5.FromCoefficients(_state.AsSpan(0, 5));
    }

    public KoalaBear Sample()
    {
        if (_position == 7)
            Permute();
        return _state[_position++];
    }

    private void AbsorbBlock(KoalaBear[] block)
    {
        for (int index = 0; index < 8; index++)
            _state[index] = index < block.Length ? block[index] : KoalaBear.Zero;
        Permute();
    }

    private void Permute()
    {
        Poseidon2.Permute16(_state);
        _position = 0;
    }
}
