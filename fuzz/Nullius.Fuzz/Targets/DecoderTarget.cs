using System.Buffers.Binary;
using Nullius.Riscv;

namespace Nullius.Fuzz.Targets;

/// <summary>Decodes and prints instruction words, in both modes. A word decodes to itself or is illegal.</summary>
public sealed class DecoderTarget : IFuzzTarget
{
    // A printed instruction is a short string; nothing else is allocated.
    private const long BytesPerWord = 2 * 512;

    public string Name => "decoder";

    public IReadOnlyList<byte[]> Seeds { get; } =
    [
        [0x13, 0x00, 0x00, 0x00, 0x73, 0x00, 0x00, 0x00, 0x63, 0x00, 0x00, 0x00, 0x6F, 0x00, 0x00, 0x00],
        [0x33, 0x00, 0x00, 0x02, 0x3B, 0x50, 0x00, 0x40, 0x03, 0x30, 0x00, 0x00, 0x23, 0x30, 0x00, 0x00],
        [0x0B, 0x00, 0x00, 0x00, 0x0B, 0x10, 0x00, 0x00, 0x0B, 0x20, 0x00, 0x00, 0x0B, 0x30, 0x00, 0x00],
    ];

    public long AllocatedBytesMax(int inputBytes) => 1024 + BytesPerWord * (inputBytes / 4);

    public void Run(ReadOnlyMemory<byte> input)
    {
        for (ReadOnlySpan<byte> rest = input.Span; rest.Length >= 4; rest = rest[4..])
        {
            uint word = BinaryPrimitives.ReadUInt32LittleEndian(rest);
            Check(Decoder.Decode(word, kernelMode: false), word);
            Check(Decoder.Decode(word, kernelMode: true), word);
        }
    }

    private static void Check(in Instruction instruction, uint word)
    {
        bool inRange = instruction.Rd < 32 && instruction.Rs1 < 32 && instruction.Rs2 < 32;
        if (!inRange || instruction.Word != word || instruction.ToString().Length == 0)
            throw new InvalidOperationException($"The word 0x{word:x8} decodes to an instruction out of range.");
    }
}
