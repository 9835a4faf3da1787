namespace Nullius.Riscv;

/// <summary>Runs a program once and cuts the run into segments that keep to a budget.</summary>
/// <remarks>The segments come one by one, while the program runs: a consumer that drops them holds one at a time.</remarks>
public sealed class SegmentPlanner
{
    private readonly MachineState state;
    private readonly SegmentMeter meter;
    private readonly long cyclesMax;

    /// <summary>Prepares a run.</summary>
    /// <param name="image">The program.</param>
    /// <param name="input">What the host gives it.</param>
    /// <param name="budget">What a segment may cost.</param>
    /// <param name="output">Collects what the program writes; null creates a collector without debug text.</param>
    /// <param name="cyclesMax">How many cycles the whole run may have.</param>
    /// <exception cref="ArgumentException">The budget does not suffice for every instruction.</exception>
    public SegmentPlanner(ProgramImage image, ProgramInput input, SegmentBudget budget, HostOutput? output = null, long cyclesMax = long.MaxValue)
    {
        ArgumentNullException.ThrowIfNull(budget);
        ArgumentOutOfRangeException.ThrowIfLessThan(budget.CyclesMax, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(budget.CyclesMax, SegmentReplay.CyclesMax);
        state = new MachineState(image, input, output);
        meter = new SegmentMeter(budget);
        this.cyclesMax = cyclesMax;
    }

    /// <summary>The run's outcome; complete once <see cref="Plan"/> has been enumerated to its end.</summary>
    public RunResult Result => state.GetResult();

    /// <summary>The segments that are left, in order. They end with the program, or with the limit of cycles.</summary>
    public IEnumerable<PlannedSegment> Plan(CancellationToken cancellationToken)
    {
        for (int index = 0; !state.IsHalted && state.Cycles < cyclesMax; index++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Snapshot start = state.TakeSnapshot();
            meter.Clear();
            var bus = new MeteringBus(state, meter);
            InterpretingExecutor.Run(state, ref bus, cyclesMax - state.Cycles, cancellationToken);
            yield return new PlannedSegment(index, start, meter.Cycles, state.Pc, meter.Cost);
        }
    }
}
