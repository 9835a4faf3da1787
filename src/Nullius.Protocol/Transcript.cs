using Nullius.Fields;
using Nullius.Hashing;

namespace Nullius.Protocol;

/// <summary>The duplex sponge that turns messages into challenges (Spec §4.1).</summary>
public sealed class Transcript
{
    /// <summary>The label that every proof begins with (Spec §4.2.1).</summary>
    public static ReadOnlySpan<byte> Label => "nullius/v1"u8;

    /// <summary>Elements that a permutation absorbs: the first of the state.</summary>
    public const int Rate = 8;

    /// <summary>The element that proofs of work are read from. No challenge and no sample contains it (Spec §4.1.4).</summary>
    public const int WorkIndex = 7;

    /// <summary>The first element of the capacity, to which every message adds its tag.</summary>
    public const int TagIndex = Rate;

    /// <summary>The most elements of a message, so that tags of the two kinds differ.</summary>
    public const int MessageLengthMax = ExtensionTag - 1;

    /// <summary>Elements of E that two blocks hold.</summary>
    public const int FrameElements = 3;

    /// <summary>Added to the tag of a message of elements of E.</summary>
    public const int ExtensionTag = 1 << 16;

    private readonly KoalaBear[] _state = new KoalaBear[Poseidon2.Width];
    private int _position = WorkIndex;

    /// <summary>The number of permutations so far.</summary>
    public long Permutations { get; private set; }

    /// <summary>The state, for grinding many candidates at once: 16 elements.</summary>
    public ReadOnlySpan<KoalaBear> State => _state;

    /// <summary>Creates a transcript that has absorbed the label, one element per byte.</summary>
    public static Transcript Create(ReadOnlySpan<byte> label)
    {
        var transcript = new Transcript();
        transcript.AbsorbLabel(label);
        return transcript;
    }

    /// <summary>The permutations that a message of so many elements of F takes.</summary>
    public static int BlocksOfBase(int length) => Math.Max(1, (length + Rate - 1) / Rate);

    /// <summary>The permutations that a message of so many elements of E takes.</summary>
    public static int BlocksOfExtension(int length) => (2 * (length / FrameElements)) + (length % FrameElements);

    /// <summary>True where the element of a state at <see cref="WorkIndex"/> proves work of so many bits.</summary>
    public static bool IsWork(KoalaBear element, int bits)
    {
        // Spec §4.1.4: without p − 1 the values are exactly uniform modulo 2^bits.
        uint value = element.ToCanonical();
        return value != KoalaBear.Modulus - 1 && (value & ((1u << bits) - 1)) == 0;
    }

    /// <summary>Absorbs one message of elements of F.</summary>
    public void Absorb(ReadOnlySpan<KoalaBear> message)
    {
        // Spec §4.1.2: at least one block, zeros after the last element.
        AddTag(message.Length, 0);
        do
        {
            ReadOnlySpan<KoalaBear> block = message[..Math.Min(Rate, message.Length)];
            AbsorbBlock(block);
            message = message[block.Length..];
        }
        while (message.Length > 0);
    }

    /// <summary>Absorbs one message of elements of E; nothing happens if it is empty.</summary>
    public void Absorb(ReadOnlySpan<KoalaBear5> message)
    {
        if (message.IsEmpty)
            return;

        // Spec §4.1.2: frames of three elements in two blocks, the last of as many as remain.
        AddTag(message.Length, ExtensionTag);
        Span<KoalaBear> frame = stackalloc KoalaBear[FrameElements * KoalaBear5.Degree];
        while (message.Length > 0)
        {
            int count = Math.Min(FrameElements, message.Length);
            for (int index = 0; index < count; index++)
                message[index].CopyTo(frame[(index * KoalaBear5.Degree)..]);
            ReadOnlySpan<KoalaBear> coefficients = frame[..(count * KoalaBear5.Degree)];
            message = message[count..];
            if (count == 1)
            {
                AbsorbBlock(coefficients);
                continue;
            }

            AbsorbBlock(coefficients[..Rate]);
            AbsorbBlock(coefficients[Rate..]);
        }
    }

    /// <summary>Absorbs a label as one message, one element per byte.</summary>
    public void AbsorbLabel(ReadOnlySpan<byte> label)
    {
        var message = new KoalaBear[label.Length];
        for (int index = 0; index < label.Length; index++)
            message[index] = KoalaBear.FromCanonical(label[index]);
        Absorb(message);
    }

    /// <summary>Draws a challenge in E.</summary>
    public KoalaBear5 Challenge()
    {
        // Spec §4.1.3: the first five elements of a state of which nothing has been drawn.
        if (_position > 0)
            Permute();
        _position = WorkIndex;
        return KoalaBear5.FromCoefficients(_state.AsSpan(0, KoalaBear5.Degree));
    }

    /// <summary>Draws one element of F.</summary>
    public KoalaBear Sample()
    {
        if (_position == WorkIndex)
            Permute();
        return _state[_position++];
    }

    /// <summary>Draws a query index below 2^<paramref name="logDomain"/>. False for the one sample that would bias it (Spec §4.1.5).</summary>
    public bool TryDrawIndex(int logDomain, out int index)
    {
        uint sample = Sample().ToCanonical();
        index = (int)(sample & ((1u << logDomain) - 1));
        return sample != KoalaBear.Modulus - 1;
    }

    /// <summary>True where the nonce that has just been absorbed proves work of so many bits (Spec §4.1.4).</summary>
    public bool HasWork(int bits) => IsWork(_state[WorkIndex], bits);

    /// <summary>A copy that can be absorbed into without changing this one; grinding uses it.</summary>
    public Transcript Clone()
    {
        var copy = new Transcript { _position = _position, Permutations = Permutations };
        _state.CopyTo(copy._state, 0);
        return copy;
    }

    private void AddTag(int length, int kind)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, MessageLengthMax);
        _state[TagIndex] += KoalaBear.FromCanonical((uint)(kind + length));
    }

    /// <summary>Puts up to eight elements, and zeros after them, in the place of the first eight.</summary>
    private void AbsorbBlock(ReadOnlySpan<KoalaBear> block)
    {
        block.CopyTo(_state);
        _state.AsSpan(block.Length, Rate - block.Length).Clear();
        Permute();
    }

    private void Permute()
    {
        Poseidon2.Permute16(_state);
        _position = 0;
        Permutations++;
    }
}
