using System.Buffers.Binary;

namespace Nullius.Fuzz;

/// <summary>Makes inputs from inputs: flips, overwrites, cuts, repeats and joins. Deterministic for a seed.</summary>
public sealed class Mutator(int seed)
{
    private const int BytesMax = 1 << 20;

    private static readonly ulong[] Interesting =
        [0, 1, 2, 7, 8, 0x7F, 0x80, 0xFF, 0x7FFF, 0x8000, 0xFFFF, 0x7F000000, 0x7F000001, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF, 0x100000000, ulong.MaxValue];

    private readonly Random random = new(seed);

    /// <summary>A new input.</summary>
    public byte[] Next(IReadOnlyList<byte[]> seeds)
    {
        byte[] input = [.. seeds[random.Next(seeds.Count)]];
        for (int count = 1 + random.Next(4); count > 0; count--)
            input = Mutate(input, seeds);
        return input.Length <= BytesMax ? input : input[..BytesMax];
    }

    private byte[] Mutate(byte[] input, IReadOnlyList<byte[]> seeds)
    {
        if (input.Length == 0)
            return RandomBytes(random.Next(64));
        int position = random.Next(input.Length);
        switch (random.Next(7))
        {
            case 0:
                input[position] ^= (byte)(1 << random.Next(8));
                return input;
            case 1:
                input[position] = (byte)random.Next(256);
                return input;
            case 2:
                return Overwrite(input, position);
            case 3:
                return input[..position];
            case 4:
                byte[] inserted = RandomBytes(random.Next(16));
                return [.. input[..position], .. inserted, .. input[position..]];
            case 5:
                int end = position + random.Next(input.Length - position);
                return [.. input[..end], .. input[position..]];
            default:
                byte[] other = seeds[random.Next(seeds.Count)];
                return [.. input[..position], .. other[random.Next(other.Length + 1)..]];
        }
    }

    private byte[] Overwrite(byte[] input, int position)
    {
        Span<byte> value = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(value, Interesting[random.Next(Interesting.Length)]);
        int width = Math.Min(1 << random.Next(4), input.Length - position);
        value[..width].CopyTo(input.AsSpan(position));
        return input;
    }

    private byte[] RandomBytes(int count)
    {
        var bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }
}
