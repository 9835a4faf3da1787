namespace Nullius.Riscv;

/// <summary>Execution of one instruction of a traced segment: every access goes into its step, with times. Spec §6.1.2 and §6.1.3.</summary>
internal readonly ref struct TraceBus : IMachineBus
{
    private readonly TraceRecorder recorder;
    private readonly SegmentPages pages;
    private readonly ref TraceStep step;
    private readonly uint clock;

    public TraceBus(TraceRecorder recorder, ref TraceStep step, uint clock)
    {
        this.recorder = recorder;
        pages = recorder.Pages;
        this.step = ref step;
        this.clock = clock;
    }

    public ulong ReadFirst(int slot)
    {
        ulong value = pages.Values[slot];
        step.Accesses |= AccessKinds.First;
        step.Rs1 = value;
        step.Rs1Previous = Exchange(slot, clock);
        return value;
    }

    public ulong ReadSecond(int slot)
    {
        ulong value = pages.Values[slot];
        step.Accesses |= AccessKinds.Second;
        step.Rs2 = value;
        step.Rs2Previous = Exchange(slot, clock + 1);
        return value;
    }

    public void WriteDestination(int slot, ulong value)
    {
        ref ulong register = ref pages.Values[slot];
        step.Accesses |= AccessKinds.Destination;
        step.RdOld = register;
        step.RdNew = value;
        step.RdPrevious = Exchange(slot, clock + 3);
        register = value;
    }

    public ulong ReadDword(uint dwordAddress, int ordinal)
    {
        int position = pages.PositionOf(dwordAddress);
        ulong value = pages.Values[position];
        Record(dwordAddress, ordinal, position, value, value);
        return value;
    }

    public void UpdateDword(uint dwordAddress, int ordinal, ulong mask, ulong bits)
    {
        int position = pages.PositionOf(dwordAddress);
        ulong old = pages.Values[position];
        ulong value = (old & ~mask) | (bits & mask);
        Record(dwordAddress, ordinal, position, old, value);
        pages.Values[position] = value;
    }

    public ulong Peek(uint dwordAddress) => pages.Peek(dwordAddress);

    public void AccessBlock(uint dwordAddress, ulong value)
    {
        int position = pages.PositionOf(dwordAddress);
        recorder.AddBlockAccess(new BlockAccess(dwordAddress, Exchange(position, clock + 2), pages.Values[position], value));
        pages.Values[position] = value;
    }

    public ulong NextHint(long stream) => recorder.Hints.Next(stream);

    private void Record(uint dwordAddress, int ordinal, int position, ulong old, ulong value)
    {
        uint previous = Exchange(position, clock + 2);
        if (ordinal == 0)
        {
            step.Accesses |= AccessKinds.Memory;
            step.DwordAddress = dwordAddress;
            step.MemoryPrevious = previous;
            step.MemoryOld = old;
            step.MemoryNew = value;
        }
        else
        {
            step.Accesses |= AccessKinds.NextMemory;
            step.NextMemoryPrevious = previous;
            step.NextMemoryOld = old;
            step.NextMemoryNew = value;
        }
    }

    private uint Exchange(int position, uint time)
    {
        ref uint last = ref pages.Times[position];
        uint previous = last;
        last = time;
        return previous;
    }
}
