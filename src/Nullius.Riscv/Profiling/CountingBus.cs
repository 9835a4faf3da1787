namespace Nullius.Riscv;

/// <summary>Plain execution that counts each instruction.</summary>
internal readonly struct CountingBus(MachineState state, InstructionCounts counts) : IInstructionObserver
{
    private readonly PlainBus plain = new(state);
    private readonly InstructionCounts counts = counts;

    public bool TryBegin(in Instruction instruction, ulong pc)
    {
        counts.Add(pc);
        return true;
    }

    public ulong ReadFirst(int slot) => plain.ReadFirst(slot);

    public ulong ReadSecond(int slot) => plain.ReadSecond(slot);

    public void WriteDestination(int slot, ulong value) => plain.WriteDestination(slot, value);

    public ulong ReadDword(uint dwordAddress, int ordinal) => plain.ReadDword(dwordAddress, ordinal);

    public void UpdateDword(uint dwordAddress, int ordinal, ulong mask, ulong bits) => plain.UpdateDword(dwordAddress, ordinal, mask, bits);

    public ulong Peek(uint dwordAddress) => plain.Peek(dwordAddress);

    public void AccessBlock(uint dwordAddress, ulong value) => plain.AccessBlock(dwordAddress, value);

    public ulong NextHint(long stream) => plain.NextHint(stream);
}
