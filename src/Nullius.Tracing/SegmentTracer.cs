using Nullius.Constraints;
using Nullius.Hashing;
using Nullius.Machine;
using Nullius.Riscv;

namespace Nullius.Tracing;

/// <summary>Turns the segments of one run, in their order, into witnesses; keeps the memory tree from one to the next.</summary>
/// <remarks>Not safe for use by several threads at once.</remarks>
public sealed class SegmentTracer
{
    private readonly ProgramImage _image;
    private readonly MemoryTree _imageTree;
    private readonly MemoryTree _memoryTree;
    private readonly ReadOnlyMemory<byte> _context;
    private readonly InstructionTracer _instructions = new(RiscvMachine.Instance.Instructions);

    /// <summary>Prepares the run of a program.</summary>
    /// <param name="image">The program.</param>
    /// <param name="context">32 bytes that every proof is bound to.</param>
    public SegmentTracer(ProgramImage image, ReadOnlyMemory<byte> context)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(context.Length, SegmentStatement.ContextBytes);
        _image = image;
        _context = context;
        _imageTree = MemoryTree.Create(image);
        _memoryTree = _imageTree.Copy();
    }

    /// <summary>The root of the image.</summary>
    public Digest ImageRoot => _imageTree.Root;

    /// <summary>The root of the memory after the segments so far.</summary>
    public Digest MemoryRoot => _memoryTree.Root;

    /// <summary>Follows a segment without making its witness, for one that is proven already.</summary>
    public void Skip(SegmentTrace segment) => _memoryTree.Update(segment.Pages.ToArray());

    /// <summary>The statement about the next segment, if it ends with a given memory root.</summary>
    public SegmentStatement StatementOf(SegmentTrace segment, Digest rootAfter) => StatementOf(segment, _memoryTree.Root, rootAfter);

    /// <summary>The opening of the claim in the present memory.</summary>
    public ClaimOpening OpenClaim(MemorySnapshot memory) => _memoryTree.OpenClaim(memory);

    /// <summary>The witness of the next segment.</summary>
    public SegmentWitness Trace(SegmentTrace segment, int workers, CancellationToken cancellationToken)
    {
        RiscvMachine machine = RiscvMachine.Instance;
        Digest rootBefore = _memoryTree.Root;
        TreeOpening memory = _memoryTree.Update(segment.Pages.ToArray());
        TreeOpening image = _imageTree.Open(ProgramTracer.PagesOf(_image, segment.Instructions));
        cancellationToken.ThrowIfCancellationRequested();

        var lookups = new LookupCounts();
        IReadOnlyList<TableTrace> instructions = _instructions.Trace(segment, lookups, workers, cancellationToken);
        TableTrace[] program =
        [
            ProgramTracer.Decode(machine.Decode, segment.Instructions, lookups),
            ProgramTracer.Pages(machine.ImagePage, image, segment.Instructions),
            TreeTracer.ImageNodes(machine.ImageNode, image),
        ];
        TableTrace[] trees =
        [
            TreeTracer.ChangedPages(machine.MemoryPage, memory),
            TreeTracer.ReadOnlyPages(machine.ReadOnlyPage, memory),
            TreeTracer.ChangedNodes(machine.MemoryNode, memory),
            TreeTracer.ReadOnlyNodes(machine.ReadOnlyNode, memory),
        ];
        cancellationToken.ThrowIfCancellationRequested();
        TableTrace[] precompiles = TracePrecompiles(segment, lookups);

        return new SegmentWitness(
            StatementOf(segment, rootBefore, _memoryTree.Root), [.. instructions, .. lookups.ToTraces(machine.Fixed), .. program, .. trees, .. precompiles]);
    }

    private SegmentStatement StatementOf(SegmentTrace segment, Digest rootBefore, Digest rootAfter) => new(
        ImageRoot,
        (uint)(segment.StartPc / 4),
        rootBefore,
        (uint)(segment.EndPc / 4),
        rootAfter,
        (uint)segment.Cycles,
        _context);

    private static TableTrace[] TracePrecompiles(SegmentTrace segment, LookupCounts lookups)
    {
        RiscvMachine machine = RiscvMachine.Instance;
        PrecompileCalls sha256 = PrecompileCalls.Select(segment, Operation.Sha256);
        PrecompileCalls keccak = PrecompileCalls.Select(segment, Operation.Keccakf);
        PrecompileCalls poseidon2 = PrecompileCalls.Select(segment, Operation.Poseidon2);
        return
        [
            Sha256Tracer.Calls(machine.Sha256Call, sha256, lookups),
            Sha256Tracer.Rounds(machine.Sha256Rounds, sha256),
            Sha256Tracer.Constants(machine.Sha256Constants, sha256),
            KeccakTracer.Calls(machine.KeccakCall, keccak, lookups),
            KeccakTracer.Rounds(machine.KeccakRound, keccak),
            KeccakTracer.Constants(machine.KeccakConstants, keccak),
            Poseidon2Tracer.Calls(machine.Poseidon2Call, poseidon2, lookups),
        ];
    }
}
