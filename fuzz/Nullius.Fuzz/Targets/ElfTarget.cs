using Nullius.Riscv;

namespace Nullius.Fuzz.Targets;

/// <summary>Loads programs. A file is a program or is refused with a sentence.</summary>
public sealed class ElfTarget : IFuzzTarget
{
    // The kernel's image and the structures of an empty program.
    private const long FixedBytes = 8L << 20;

    // A header of 56 bytes may place one byte of the file in a chunk of memory of its own, and each chunk is copied once into the snapshot.
    private const long BytesPerInputByte = 8192;

    public string Name => "elf";

    public IReadOnlyList<byte[]> Seeds { get; } = [MinimalElf.Build(segments: 1), MinimalElf.Build(segments: 3)];

    public long AllocatedBytesMax(int inputBytes) => FixedBytes + BytesPerInputByte * inputBytes;

    public void Run(ReadOnlyMemory<byte> input)
    {
        if (!ElfFile.TryLoad(input, out ElfFile? elf, out string? reason))
        {
            if (reason.Length == 0 || !reason.EndsWith('.'))
                throw new InvalidOperationException("A refusal is one sentence.");
            return;
        }

        ProgramImage.Create(elf, KernelImage.Default);
    }
}
