namespace Nullius.Riscv;

/// <summary>Plain execution that also tells a meter what it touches, and ends before the meter overflows.</summary>
internal readonly struct MeteringBus(MachineState state, SegmentMeter meter) : IInstructionObserver
{
    private readonly PlainBus plain = new(state);
    private readonly SegmentMeter meter = meter;

    public bool TryBegin(in Instruction instruction, ulong pc) => meter.TryBegin(instruction.Operation, pc);

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
        Touch(dwordAddress, ordinal);
        return plain.ReadDword(dwordAddress, ordinal);
    }

    public void UpdateDword(uint dwordAddress, int ordinal, ulong mask, ulong bits)
    {
        Touch(dwordAddress, ordinal);
        plain.UpdateDword(dwordAddress, ordinal, mask, bits);
    }

    public ulong Peek(uint dwordAddress) => plain.Peek(dwordAddress);

    public void AccessBlock(uint dwordAddress, ulong value)
    {
        meter.TouchMemory(dwordAddress);
        plain.AccessBlock(dwordAddress, value);
    }

    public ulong NextHint(long stream) => plain.NextHint(stream);

    private void Touch(uint dwordAddress, int ordinal)
    {
        meter.TouchMemory(dwordAddress);
        if (ordinal != 0)
            meter.AddStraddle();
    }
}
