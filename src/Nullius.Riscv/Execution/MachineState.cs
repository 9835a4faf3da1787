namespace Nullius.Riscv;

/// <summary>A machine that runs: program counter, memory and the host's side of it. Spec §5.1.</summary>
public sealed class MachineState
{
    private const int DigestBytes = 32;
    private const int AssumptionsOffset = 96;

    private TrapReport? trap;

    /// <summary>Continues from a snapshot.</summary>
    /// <param name="image">The program that the snapshot was taken of.</param>
    /// <param name="input">The input that it ran with.</param>
    /// <param name="snapshot">The state to start in.</param>
    /// <param name="output">Collects what the program writes from now on; null creates a collector without debug text.</param>
    public MachineState(ProgramImage image, ProgramInput input, Snapshot snapshot, HostOutput? output = null)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentNullException.ThrowIfNull(snapshot);
        Image = image;
        Memory = new SparseMemory(snapshot.Memory);
        Hints = new HintSource(input, snapshot.Hints);
        Output = output ?? new HostOutput();
        Pc = snapshot.Pc;
        Cycles = snapshot.Cycle;
    }

    /// <summary>Starts a program.</summary>
    public MachineState(ProgramImage image, ProgramInput input, HostOutput? output = null)
        : this(image, input, Snapshot.Initial(image), output)
    {
    }

    /// <summary>The program.</summary>
    public ProgramImage Image { get; }

    /// <summary>Memory, registers included.</summary>
    public SparseMemory Memory { get; }

    /// <summary>The streams that hints are taken from.</summary>
    public HintSource Hints { get; }

    /// <summary>What the program wrote.</summary>
    public HostOutput Output { get; }

    /// <summary>The next instruction's address.</summary>
    public ulong Pc { get; internal set; }

    /// <summary>Instructions executed since the program's start.</summary>
    public long Cycles { get; internal set; }

    /// <summary>Of these, those that this object executed in user mode.</summary>
    public long UserCycles { get; internal set; }

    /// <summary>Whether the program has ended.</summary>
    public bool IsHalted => Pc == MachineLayout.Halt;

    /// <summary>Freezes the present state.</summary>
    public Snapshot TakeSnapshot() => new(Pc, Memory.TakeSnapshot(), Hints.Position, Cycles);

    /// <summary>The run's outcome so far. Spec §5.4.5.</summary>
    public RunResult GetResult()
    {
        ulong? exitCode = IsHalted ? Memory.ReadDword((uint)(MachineLayout.Claim >> 3) + 8) : null;
        var inputDigest = new byte[DigestBytes];
        var journalDigest = new byte[DigestBytes];
        var assumptions = new byte[DigestBytes];
        if (IsHalted)
        {
            Memory.CopyTo(MachineLayout.Claim, inputDigest);
            Memory.CopyTo(MachineLayout.Claim + DigestBytes, journalDigest);
            Memory.CopyTo(MachineLayout.Claim + AssumptionsOffset, assumptions);
        }

        return new RunResult(
            exitCode,
            Output.Journal,
            inputDigest,
            journalDigest,
            assumptions,
            [.. Output.AssumedClaims],
            Output.AssumedClaimCount,
            Cycles,
            UserCycles,
            trap);
    }

    /// <summary>Called when user mode is left, after the instruction and before the kernel's first.</summary>
    internal void OnTrap(ulong pc, in Instruction instruction, ulong vector)
    {
        var cause = (Trap)((vector - MachineLayout.Kernel) / 4);
        if (cause == Trap.SystemCall)
        {
            Output.OnSystemCall(Memory);
            return;
        }

        bool isRelative = instruction.Operation is >= Operation.Beq and <= Operation.Jal;
        // A jump through a register has written its link by now.
        bool isOverwritten = instruction.Operation == Operation.Jalr && instruction.Rd == instruction.Rs1;
        ulong origin = isRelative ? pc : Memory.Registers[instruction.Rs1];
        ulong? address = cause == Trap.IllegalInstruction || isOverwritten ? null : origin + (ulong)instruction.Immediate;
        trap = new TrapReport(cause, pc, instruction, address, Image.Symbols.Describe(pc));
    }
}
