namespace Nullius.Riscv;

/// <summary>Plain execution: registers and memory, nothing recorded.</summary>
internal readonly struct PlainBus(MachineState state) : IInstructionObserver
{
    private readonly SparseMemory memory = state.Memory;
    private readonly HintSource hints = state.Hints;

    public bool TryBegin(in Instruction instruction, ulong pc) => true;

    public ulong ReadFirst(int slot) => memory.Registers[slot];

    public ulong ReadSecond(int slot) => memory.Registers[slot];

    public void WriteDestination(int slot, ulong value) => memory.Registers[slot] = value;

    public ulong ReadDword(uint dwordAddress, int ordinal) => memory.ReadDword(dwordAddress);

    public void UpdateDword(uint dwordAddress, int ordinal, ulong mask, ulong bits) => memory.UpdateDword(dwordAddress, mask, bits);

    public ulong Peek(uint dwordAddress) => memory.ReadDword(dwordAddress);

    public void AccessBlock(uint dwordAddress, ulong value) => memory.UpdateDword(dwordAddress, ulong.MaxValue, value);

    public ulong NextHint(long stream) => hints.Next(stream);
}
