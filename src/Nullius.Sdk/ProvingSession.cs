using Nullius.Fields;
using Nullius.Machine;
using Nullius.Prover;
using Nullius.Protocol;
using Nullius.Riscv;
using Nullius.Tracing;
using Nullius.Verifier;

namespace Nullius.Sdk;

/// <summary>One proof from the start of the program to the receipt.</summary>
/// <remarks>
/// One segment is in flight at a time and its phases run on all workers, so that memory is bounded by one segment, however long the run.
/// </remarks>
internal sealed class ProvingSession(
    GuestProgram program, ProgramInput input, ProvingOptions options, IProgress<ProvingProgress>? progress, CancellationToken cancellationToken)
{
    private readonly byte[] context = options.Context.IsEmpty ? new byte[ProvingOptions.ContextBytes] : options.Context.ToArray();
    private ProvingProgress position;

    public ProvenRun Prove()
    {
        using WorkDirectory? directory = options.WorkDirectory is { } path ? WorkDirectory.Open(path) : null;

        // 1. Run once at full speed: the outcome, the final memory, and how much there is to prove.
        Report(ProvingPhase.Execute);
        var state = new MachineState(program.Image, input, new HostOutput(options.DebugText));
        Executors.CreateFastest().Run(state, options.CyclesMax, cancellationToken);
        if (!state.IsHalted)
            throw new InvalidOperationException($"The program did not end within {options.CyclesMax} cycles.");
        RunResult run = state.GetResult();
        position = position with { CyclesTotal = run.Cycles };

        // 2. Cut, and prove segment by segment.
        Report(ProvingPhase.Plan);
        Shape shape = ShapeChoice.Choose(program.Image, input, options, cancellationToken);
        directory?.Bind(WorkManifest.Create(program, input, context, shape));
        var tracer = new SegmentTracer(program.Image, context);
        var planner = new SegmentPlanner(program.Image, input, SegmentPlan.Budget(shape));
        var replay = new SegmentReplay(program.Image, input);
        var proofs = new List<SegmentProof>();
        int resumed = 0;
        foreach (PlannedSegment segment in planner.Plan(cancellationToken))
        {
            position = position with { SegmentIndex = segment.Index, SegmentCycles = segment.Cycles, IsResumed = false };
            Report(ProvingPhase.Trace);
            SegmentTrace trace = replay.Replay(segment, cancellationToken);
            SegmentProof? stored = directory is null ? null : Resume(directory, shape, tracer, segment.Index, trace);
            resumed += stored is null ? 0 : 1;
            proofs.Add(stored ?? ProveSegment(shape, tracer, segment.Index, trace, directory));
            position = position with { Cycles = position.Cycles + segment.Cycles, SegmentCycles = 0 };
            Report(ProvingPhase.Plan);
        }

        // 3. Open the claim in the final memory.
        ClaimOpening claim = tracer.OpenClaim(state.TakeSnapshot().Memory);
        Report(ProvingPhase.Done);
        var composite = new CompositeReceipt(shape.SecurityBits, tracer.ImageRoot, context, claim, proofs);
        return new ProvenRun(new Receipt(composite), run, shape.Name, proofs.Count, resumed);
    }

    /// <summary>The stored proof of a segment, if it proves this segment; the tracer then stands behind the segment.</summary>
    private SegmentProof? Resume(WorkDirectory directory, Shape shape, SegmentTracer tracer, int index, SegmentTrace trace)
    {
        if (directory.Find(index, shape, rootAfter => tracer.StatementOf(trace, rootAfter)) is not { } stored)
            return null;
        tracer.Skip(trace);
        if (tracer.MemoryRoot != stored.Statement.RootAfter)
            throw new InvalidOperationException($"The stored proof of segment {index} is valid and leads to another state: a fault in the machine.");
        position = position with { IsResumed = true };
        return stored;
    }

    private SegmentProof ProveSegment(Shape shape, SegmentTracer tracer, int index, SegmentTrace trace, WorkDirectory? directory)
    {
        SegmentWitness witness = tracer.Trace(trace, options.Workers, cancellationToken);
        var proverOptions = new ProverOptions { Workers = options.Workers, PhaseStarted = StartPhase };
        byte[] bytes = EngineProver.Prove(
            MachineKeys.Get(shape), witness.Tables, witness.Statement.ToPublicValues(), proverOptions, cancellationToken);
        Report(ProvingPhase.Verify);
        var proof = new SegmentProof(shape, witness.Statement, bytes);

        // A fault of the machine or of the prover must not be found out by the verifier, hours later.
        Check check = SegmentVerifier.Verify(proof);
        if (check != Check.None)
            throw new InvalidOperationException($"The proof of segment {index} does not verify ({check}): a fault in the prover or in the hardware.");
        directory?.Store(index, proof);
        return proof;
    }

    private void StartPhase(ProverPhase phase)
    {
        Report(PhaseOf(phase));

        // A phase drops hundreds of megabytes in a few large arrays, which the collector would leave until the next phase has allocated its own. As there are few
        // objects, this takes about a millisecond.
        if (phase is ProverPhase.Commitment or ProverPhase.Zerocheck or ProverPhase.Opening)
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true);
    }

    private void Report(ProvingPhase phase)
    {
        cancellationToken.ThrowIfCancellationRequested();
        position = position with { Phase = phase };
        progress?.Report(position);
    }

    private static ProvingPhase PhaseOf(ProverPhase phase) => phase switch
    {
        ProverPhase.Commitment => ProvingPhase.Commit,
        ProverPhase.Leaves or ProverPhase.FractionTree or ProverPhase.FractionSumchecks => ProvingPhase.Buses,
        ProverPhase.Zerocheck => ProvingPhase.Zerocheck,
        _ => ProvingPhase.Open,
    };
}
