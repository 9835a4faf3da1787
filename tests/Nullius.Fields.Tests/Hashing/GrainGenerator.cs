using Nullius.Fields;

namespace Nullius.Fields.Tests;

/// <summary>The Grain LFSR in self-shrinking mode, seeded by Poseidon2's parameters over KoalaBear.</summary>
internal sealed class GrainGenerator
{
    private readonly Queue<bool> _state = new(80);

    public GrainGenerator(int width, int externalRounds, int internalRounds)
    {
        Append(1, 2); // A prime field.
        Append(0, 4); // The S-box is a power.
        Append(31, 12);
        Append(width, 12);
        Append(externalRounds, 10);
        Append(internalRounds, 10);
        Append((1 << 30) - 1, 30);
        for (var i = 0; i < 160; i++)
            Step();
    }

    public uint[] Elements(int count)
    {
        var elements = new uint[count];
        for (var i = 0; i < count;)
        {
            var value = 0u;
            for (var bit = 0; bit < 31; bit++)
                value = (value << 1) | (Keep() ? 1u : 0u);
            if (value < KoalaBear.Modulus)
                elements[i++] = value;
        }

        return elements;
    }

    private bool Keep()
    {
        while (true)
        {
            var keep = Step();
            var bit = Step();
            if (keep)
                return bit;
        }
    }

    private bool Step()
    {
        var bits = _state.ToArray();
        var bit = bits[62] ^ bits[51] ^ bits[38] ^ bits[23] ^ bits[13] ^ bits[0];
        _state.Dequeue();
        _state.Enqueue(bit);
        return bit;
    }

    private void Append(int value, int count)
    {
        for (var i = count - 1; i >= 0; i--)
            _state.Enqueue(((value >> i) & 1) != 0);
    }
}
