namespace Nullius.Riscv;

/// <summary>Plain execution that also tells a meter what it touches, and ends before the meter overflows.</summary>
internal readonly struct MeteringBus(MachineState state, SegmentMeter meter) : IInstructionObserver
{
    private readonly PlainBus plain = new(state);
    private readonly SegmentMeter meter = meter;
    private readonly SparseMemory memory = state.Memory;

    public bool TryBegin(in Instruction instruction, ulong pc)
    {
        if (!meter.TryBegin(instruction.Operation, pc))
            return false;
        int bytes = Operations.AccessBytes(instruction.Operation);
        if (bytes > 1)
        {
            int bank = (int)(pc >> 32) * MachineLayout.KernelBank;
            ulong address = memory.Registers[bank + instruction.Rs1] + (ulong)instruction.Immediate;
            if ((address & (ulong)(bytes - 1)) != 0)
                meter.AddMisalignment();
        }

        return true;
    }

    public ulong ReadFirst(int slot)
    {
        meter.TouchRegister(slot);
        return plain.ReadFirst(slot);
    }

    public ulong ReadSecond(int slot)
    {
        meter.TouchRegister(slot);
        return plain.ReadSecond(slot);
    }

    public void WriteDestination(int slot, ulong value)
    {
        meter.TouchRegister(slot);
        plain.WriteDestination(slot, value);
    }

    public ulong ReadDword(uint dwordAddress, int ordinal)
    {
        meter.TouchMemory(dwordAddress);
        return plain.ReadDword(dwordAddress, ordinal);
    }

    public void UpdateDword(uint dwordAddress, int ordinal, ulong mask, ulong bits)
    {
        meter.TouchMemory(dwordAddress);
        plain.UpdateDword(dwordAddress, ordinal, mask, bits);
    }

    public ulong Peek(uint dwordAddress) => plain.Peek(dwordAddress);

    public void AccessBlock(uint dwordAddress, ulong value)
    {
        meter.TouchMemory(dwordAddress);
        plain.AccessBlock(dwordAddress, value);
    }

    public ulong NextHint(long stream) => plain.NextHint(stream);
}
