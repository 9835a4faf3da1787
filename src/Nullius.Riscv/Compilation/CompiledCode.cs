using System.Diagnostics.CodeAnalysis;

namespace Nullius.Riscv;

/// <summary>The compiled regions of one program, by their entrances.</summary>
[RequiresDynamicCode("Compiles code at run time.")]
internal sealed class CompiledCode(ProgramImage image, int threshold)
{
    private readonly Entrance[]?[] entrances = new Entrance[MachineLayout.Kernel >> SparseMemory.LogChunkBytes][];

    public ProgramImage Image { get; } = image;

    /// <summary>The compiled code at an address in the user half; null as long as it was not jumped to often enough.</summary>
    public RegionCode? Find(ulong pc)
    {
        ref Entrance[]? chunk = ref entrances[pc >> SparseMemory.LogChunkBytes];
        chunk ??= new Entrance[SparseMemory.ChunkBytes / 4];
        ref Entrance entrance = ref chunk[(int)(pc % SparseMemory.ChunkBytes) / 4];
        if (entrance.Code is null && ++entrance.Count == threshold && Region.IsCompiled(Image.InstructionAt(pc).Operation))
            entrance.Code = RegionEmitter.Compile(Region.Discover(Image, pc));
        return entrance.Code;
    }

    private struct Entrance
    {
        public RegionCode? Code;
        public int Count;
    }
}
