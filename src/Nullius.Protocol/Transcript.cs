using Nullius.Fields;
using Nullius.Hashing;

namespace Nullius.Protocol;

/// <summary>The duplex sponge that turns messages into challenges (Spec §4.1).</summary>
public sealed class Transcript
{
    /// <summary>Elements absorbed or squeezed per permutation.</summary>
    public const int Rate = 8;

    private readonly KoalaBear[] _state = new KoalaBear[16];
    private int _position = Rate;

    /// <summary>The number of permutations so far.</summary>
    public long Permutations { get; private set; }

    /// <summary>Creates a transcript that has absorbed the label, one element per byte.</summary>
    public static Transcript Create(ReadOnlySpan<byte> label)
    {
        var transcript = new Transcript();
        var message = new KoalaBear[label.Length];
        for (int index = 0; index < label.Length; index++)
            message[index] = KoalaBear.FromCanonical(label[index]);
        transcript.Absorb(message);
        return transcript;
    }

    /// <summary>Absorbs one message.</summary>
    public void Absorb(ReadOnlySpan<KoalaBear> message)
    {
        _state[0] += KoalaBear.FromCanonical(checked((uint)message.Length));
        int slot = 1;
        foreach (KoalaBear element in message)
        {
            if (slot == Rate)
            {
                Permute();
                slot = 0;
            }

            _state[slot++] += element;
        }

        Permute();
    }

    /// <summary>Absorbs one message of elements of E.</summary>
    public void Absorb(ReadOnlySpan<KoalaBear5> message)
    {
        var elements = new KoalaBear[message.Length * KoalaBear5.Degree];
        for (int index = 0; index < message.Length; index++)
            message[index].CopyTo(elements.AsSpan(index * KoalaBear5.Degree));
        Absorb(elements);
    }

    /// <summary>Draws a challenge in E.</summary>
    public KoalaBear5 Challenge()
    {
        ReadOnlySpan<KoalaBear> elements = Squeeze(KoalaBear5.Degree);
        return KoalaBear5.FromCoefficients(elements);
    }

    /// <summary>Draws one element of F.</summary>
    public KoalaBear SqueezeElement() => Squeeze(1)[0];

    /// <summary>A copy that can be absorbed into without changing this one; grinding uses it.</summary>
    public Transcript Clone()
    {
        var copy = new Transcript { _position = _position, Permutations = Permutations };
        _state.CopyTo(copy._state, 0);
        return copy;
    }

    /// <summary>The state, for grinding many candidates at once: 16 elements.</summary>
    public ReadOnlySpan<KoalaBear> State => _state;

    private ReadOnlySpan<KoalaBear> Squeeze(int count)
    {
        if (_position + count > Rate)
            Permute();
        ReadOnlySpan<KoalaBear> result = _state.AsSpan(_position, count);
        _position += count;
        return result;
    }

    private void Permute()
    {
        Poseidon2.Permute16(_state);
        _position = 0;
        Permutations++;
    }
}
