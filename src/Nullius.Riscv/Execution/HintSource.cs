using System.Buffers.Binary;

namespace Nullius.Riscv;

/// <summary>The hint streams of the kernel. Spec §5.2.4.</summary>
public sealed class HintSource
{
    private readonly ProgramInput input;

    /// <summary>Creates the streams at a position.</summary>
    public HintSource(ProgramInput input, HintPosition position)
    {
        ArgumentNullException.ThrowIfNull(input);
        this.input = input;
        Position = position;
    }

    /// <summary>How far the streams were read.</summary>
    public HintPosition Position { get; private set; }

    /// <summary>The next value of a stream; zero for a stream that is not defined.</summary>
    public ulong Next(long stream)
    {
        switch (stream)
        {
            case 0:
                return (ulong)input.PublicInput.Length;
            case 1:
            {
                ulong value = ReadPadded(input.PublicInput.Span[Position.PublicInput..], 8, out int count);
                Position = Position with { PublicInput = Position.PublicInput + count };
                return value;
            }

            case 2:
                return (ulong)(input.Witness.Length - Position.Witness);
            case 3 or 4:
            {
                ulong value = ReadPadded(input.Witness.Span[Position.Witness..], stream == 3 ? 8 : 1, out int count);
                Position = Position with { Witness = Position.Witness + count };
                return value;
            }

            default:
                return 0;
        }
    }

    private static ulong ReadPadded(ReadOnlySpan<byte> rest, int bytesMax, out int count)
    {
        count = Math.Min(bytesMax, rest.Length);
        Span<byte> padded = stackalloc byte[8];
        padded.Clear();
        rest[..count].CopyTo(padded);
        return BinaryPrimitives.ReadUInt64LittleEndian(padded);
    }
}
