using Nullius.Riscv;
using Nullius.Tracing;

namespace Nullius.Sdk;

/// <summary>A program that can be run and proven: a static little-endian RV64IM executable together with the machine's kernel.</summary>
/// <remarks>Immutable; one instance serves any number of runs at once.</remarks>
public sealed class GuestProgram
{
    private readonly Lazy<ProgramId> id;

    private GuestProgram(ProgramImage image)
    {
        Image = image;
        id = new Lazy<ProgramId>(() => new ProgramId(Machine.ProgramId.Compute(MemoryTree.Create(image).Root)));
    }

    /// <summary>What names the program in receipts: a hash of its initial memory. Computed at the first use.</summary>
    public ProgramId Id => id.Value;

    /// <summary>Address of the first instruction.</summary>
    public ulong EntryPoint => Image.EntryPoint;

    /// <summary>Names of functions; those of the kernel alone for a stripped file.</summary>
    public SymbolTable Symbols => Image.Symbols;

    /// <summary>The initial memory.</summary>
    public ProgramImage Image { get; }

    /// <summary>Reads an ELF file.</summary>
    /// <exception cref="ProgramFormatException">The file is not a program for this machine; the message says why.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static GuestProgram Load(string path) => Load(File.ReadAllBytes(path));

    /// <summary>Reads the bytes of an ELF file.</summary>
    /// <exception cref="ProgramFormatException">The bytes are not a program for this machine; the message says why.</exception>
    public static GuestProgram Load(ReadOnlyMemory<byte> elf) => new(ProgramImage.Load(elf));

    /// <summary>Runs the program without proving anything.</summary>
    /// <param name="input">The public input.</param>
    /// <param name="options">Witness, debug text, limit of cycles; null for none of these.</param>
    /// <param name="cancellationToken">Stops the run.</param>
    public RunResult Run(ReadOnlyMemory<byte> input, RunOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= RunOptions.Default;
        var output = new HostOutput(options.DebugText);
        var programInput = new ProgramInput(input, options.Witness);
        return ProgramRunner.Run(Image, programInput, Executors.CreateFastest(), output, options.CyclesMax, cancellationToken);
    }

    /// <summary>Runs the program, slower, and counts where it spends its cycles.</summary>
    /// <param name="input">The public input.</param>
    /// <param name="options">Witness, debug text, limit of cycles; null for none of these.</param>
    /// <param name="cancellationToken">Stops the run.</param>
    public ExecutionProfile Profile(ReadOnlyMemory<byte> input, RunOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= RunOptions.Default;
        var programInput = new ProgramInput(input, options.Witness);
        return ExecutionProfile.Measure(Image, programInput, new HostOutput(options.DebugText), options.CyclesMax, cancellationToken);
    }
}
