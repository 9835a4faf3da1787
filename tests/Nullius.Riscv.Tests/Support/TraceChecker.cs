using Xunit;

namespace Nullius.Riscv.Tests;

/// <summary>Checks a trace the way the proof does: each access receives what the previous one of the same dword sent.</summary>
internal sealed class TraceChecker
{
    private readonly Dictionary<uint, (ulong Value, uint Time)> memory = [];
    private readonly SegmentTrace trace;

    private TraceChecker(SegmentTrace trace)
    {
        this.trace = trace;
        foreach (PageUse page in trace.Pages)
        {
            for (int index = 0; index < 4; index++)
                memory.Add(4 * page.Index + (uint)index, (page.Before[index], 0));
        }
    }

    /// <summary>Checks all accesses, the pages' final contents and the counts of executions.</summary>
    public static void Check(SegmentTrace trace)
    {
        var checker = new TraceChecker(trace);
        var executions = new int[trace.Instructions.Length];
        int call = 0;
        for (int cycle = 0; cycle < trace.Cycles; cycle++)
        {
            TraceStep step = trace.Steps[cycle];
            executions[step.InstructionIndex]++;
            checker.CheckStep(step, SegmentTrace.ClockOf(cycle));
            if ((step.Accesses & AccessKinds.Block) != 0)
                checker.CheckCall(cycle, call++);
            checker.CheckDestination(step, SegmentTrace.ClockOf(cycle));
        }

        Assert.Equal(trace.Calls.Length, call);
        for (int index = 0; index < executions.Length; index++)
            Assert.Equal(executions[index], trace.Instructions[index].Executions);
        foreach (PageUse page in trace.Pages)
        {
            for (int index = 0; index < 4; index++)
                Assert.Equal((page.After[index], page.Times[index]), checker.memory[4 * page.Index + (uint)index]);
        }
    }

    private void CheckStep(in TraceStep step, uint clock)
    {
        InstructionUse use = trace.Instructions[step.InstructionIndex];
        Instruction instruction = use.Instruction;
        uint bank = MachineLayout.RegistersDword + (use.Pc >= MachineLayout.Kernel ? 64u : 0);
        Assert.Equal(Operations.ReadsRs1(instruction.Operation), (step.Accesses & AccessKinds.First) != 0);
        Assert.Equal(Operations.ReadsRs2(instruction.Operation), (step.Accesses & AccessKinds.Second) != 0);
        if ((step.Accesses & AccessKinds.First) != 0)
            Access(bank + instruction.Rs1, step.Rs1Previous, clock, step.Rs1, step.Rs1);
        if ((step.Accesses & AccessKinds.Second) != 0)
            Access(bank + instruction.Rs2, step.Rs2Previous, clock + 1, step.Rs2, step.Rs2);
        if ((step.Accesses & AccessKinds.Memory) != 0)
            Access(step.DwordAddress, step.MemoryPrevious, clock + 2, step.MemoryOld, step.MemoryNew);
        if ((step.Accesses & AccessKinds.NextMemory) != 0)
            Access(step.DwordAddress + 1, step.NextMemoryPrevious, clock + 2, step.NextMemoryOld, step.NextMemoryNew);
    }

    private void CheckDestination(in TraceStep step, uint clock)
    {
        InstructionUse use = trace.Instructions[step.InstructionIndex];
        uint slot = (use.Pc >= MachineLayout.Kernel ? 64u : 0) + (use.Instruction.Rd == 0 ? 32u : use.Instruction.Rd);
        if (use.Instruction.Operation == Operation.Ecall)
            slot = 95;
        // A load that traps writes nothing.
        bool isFault = Operations.KindOf(use.Instruction.Operation) == OperationKind.Load && (step.Accesses & AccessKinds.Memory) == 0;
        bool isExpected = (Operations.WritesRd(use.Instruction.Operation) && !isFault) || use.Instruction.Operation == Operation.Ecall;
        Assert.Equal(isExpected, (step.Accesses & AccessKinds.Destination) != 0);
        if ((step.Accesses & AccessKinds.Destination) != 0)
            Access(MachineLayout.RegistersDword + slot, step.RdPrevious, clock + 3, step.RdOld, step.RdNew);
    }

    private void CheckCall(int cycle, int call)
    {
        PrecompileCall record = trace.Calls[call];
        Assert.Equal(cycle, record.Cycle);
        int last = call + 1 < trace.Calls.Length ? trace.Calls[call + 1].FirstAccess : trace.BlockAccesses.Length;
        int expected = record.Operation switch { Operation.Sha256 => 12, Operation.Keccakf => 25, _ => 8 };
        Assert.Equal(expected, last - record.FirstAccess);
        foreach (BlockAccess access in trace.BlockAccesses[record.FirstAccess..last])
            Access(access.DwordAddress, access.Previous, SegmentTrace.ClockOf(cycle) + 2, access.Old, access.New);
    }

    private void Access(uint dwordAddress, uint previous, uint time, ulong old, ulong value)
    {
        Assert.Equal((old, previous), memory[dwordAddress]);
        Assert.True(previous < time);
        memory[dwordAddress] = (value, time);
    }
}
