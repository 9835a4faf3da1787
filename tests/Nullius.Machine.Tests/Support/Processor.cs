using Nullius.Riscv;

namespace Nullius.Machine.Tests;

/// <summary>Stands in for the instruction tables: what a segment contributes to the buses apart from its pages and precompiles.</summary>
internal static class Processor
{
    public static void AddTo(Balance balance, SegmentTrace segment)
    {
        foreach (InstructionUse use in segment.Instructions)
            balance.Add(Buses.Program, -use.Executions, ExpectedTuple.Of(use.Pc, use.Instruction));
        for (int cycle = 0; cycle < segment.Cycles; cycle++)
            AddStep(balance, segment, cycle);
        for (int call = 0; call < segment.Calls.Length; call++)
            AddCall(balance, segment, call);
    }

    private static void AddStep(Balance balance, SegmentTrace segment, int cycle)
    {
        TraceStep step = segment.Steps[cycle];
        InstructionUse use = segment.Instructions[step.InstructionIndex];
        Instruction instruction = use.Instruction;
        uint clock = SegmentTrace.ClockOf(cycle);
        uint bank = MachineLayout.RegistersDword + (use.Pc >= MachineLayout.Kernel ? 64u : 0);
        uint slot = instruction.Operation == Operation.Ecall ? 95
            : bank - MachineLayout.RegistersDword + (instruction.Rd == 0 ? 32u : instruction.Rd);
        if ((step.Accesses & AccessKinds.First) != 0)
            Access(balance, bank + instruction.Rs1, step.Rs1, step.Rs1, step.Rs1Previous, clock);
        if ((step.Accesses & AccessKinds.Second) != 0)
            Access(balance, bank + instruction.Rs2, step.Rs2, step.Rs2, step.Rs2Previous, clock + 1);
        if ((step.Accesses & AccessKinds.Memory) != 0)
            Access(balance, step.DwordAddress, step.MemoryOld, step.MemoryNew, step.MemoryPrevious, clock + 2);
        if ((step.Accesses & AccessKinds.NextMemory) != 0)
            Access(balance, step.DwordAddress + 1, step.NextMemoryOld, step.NextMemoryNew, step.NextMemoryPrevious, clock + 2);
        if ((step.Accesses & AccessKinds.Destination) != 0)
            Access(balance, MachineLayout.RegistersDword + slot, step.RdOld, step.RdNew, step.RdPrevious, clock + 3);
    }

    private static void AddCall(Balance balance, SegmentTrace segment, int call)
    {
        PrecompileCall record = segment.Calls[call];
        TraceStep step = segment.Steps[record.Cycle];
        PrecompileKind kind = record.Operation switch
        {
            Operation.Sha256 => PrecompileKind.Sha256,
            Operation.Keccakf => PrecompileKind.KeccakF,
            _ => PrecompileKind.Poseidon2,
        };
        uint second = kind == PrecompileKind.Sha256 ? (uint)(step.Rs2 / 8) : 0;
        balance.Add(Buses.Call, 1, (uint)kind, SegmentTrace.ClockOf(record.Cycle), (uint)(step.Rs1 / 8), second);
    }

    private static void Access(Balance balance, uint address, ulong old, ulong value, uint previous, uint time)
    {
        balance.Add(Buses.Memory, -1, [address, .. Calls.Limbs(old), previous]);
        balance.Add(Buses.Memory, 1, [address, .. Calls.Limbs(value), time]);
    }
}
