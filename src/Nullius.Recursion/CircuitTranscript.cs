using Nullius.Protocol;
using Nullius.Wires;

namespace Nullius.Recursion;

/// <summary>The duplex sponge of the transcript over wires (Spec §4.1); the counterpart of <see cref="Transcript"/>.</summary>
internal sealed class CircuitTranscript(CircuitBuilder builder)
{
    private Block _rate = builder.Constant();
    private Block _capacity = builder.Constant();
    private int _position = Transcript.WorkIndex;

    /// <summary>Puts a block in the place of the first half, after adding the tag to the capacity.</summary>
    public void AbsorbBlock(Block block, uint tag)
    {
        (_rate, _capacity) = builder.Permute(block, _capacity, tag);
        _position = 0;
    }

    /// <summary>A challenge in E: the first five elements of a state of which nothing has been drawn.</summary>
    public Wire Challenge()
    {
        if (_position > 0)
            AbsorbBlock(_rate, 0);
        _position = Transcript.WorkIndex;
        return builder.Extension(_rate);
    }

    /// <summary>The next of the first seven elements.</summary>
    public Wire Sample()
    {
        if (_position == Transcript.WorkIndex)
            AbsorbBlock(_rate, 0);
        return builder.Unpack(_rate)[_position++];
    }

    /// <summary>The element that proofs of work are read from.</summary>
    public Wire WorkElement() => builder.Unpack(_rate)[Transcript.WorkIndex];
}
