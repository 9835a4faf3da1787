namespace Nullius.Riscv;

/// <summary>The kernel's bytes, which are part of every program's image. Spec §5.4.</summary>
public sealed class KernelImage
{
    /// <summary>The greatest length: code beyond has no decoding (Spec §6.22).</summary>
    public const int LengthMax = 1 << 16;

    private static readonly Lazy<KernelImage> Embedded = new(ReadEmbedded);

    /// <summary>Creates a kernel from the bytes that begin at <see cref="MachineLayout.Kernel"/>.</summary>
    /// <exception cref="ProgramFormatException">The bytes reach too far or occupy the entry point's place.</exception>
    public KernelImage(ReadOnlyMemory<byte> contents, SymbolTable symbols)
    {
        if (contents.Length > LengthMax)
            throw new ProgramFormatException($"The kernel has {contents.Length} bytes; the limit is {LengthMax}.");
        const int entryOffset = (int)(MachineLayout.EntryPoint - MachineLayout.Kernel);
        if (contents.Length > entryOffset && contents.Span[entryOffset..Math.Min(entryOffset + 8, contents.Length)].ContainsAnyExcept((byte)0))
            throw new ProgramFormatException("The kernel occupies the place of the entry point.");
        Contents = contents;
        Symbols = symbols;
    }

    /// <summary>The kernel of this version of the machine.</summary>
    public static KernelImage Default => Embedded.Value;

    /// <summary>The bytes that begin at <see cref="MachineLayout.Kernel"/>.</summary>
    public ReadOnlyMemory<byte> Contents { get; }

    /// <summary>Names of its functions, for profiles.</summary>
    public SymbolTable Symbols { get; }

    private static KernelImage ReadEmbedded()
    {
        using Stream stream = typeof(KernelImage).Assembly.GetManifestResourceStream("kernel.bin")
            ?? throw new ProgramFormatException("This build of the machine contains no kernel.");
        var contents = new byte[stream.Length];
        stream.ReadExactly(contents);
        return new KernelImage(contents, new SymbolTable([new Symbol(MachineLayout.Kernel, (ulong)contents.Length, "kernel")]));
    }
}
