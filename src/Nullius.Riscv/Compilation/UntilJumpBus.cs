namespace Nullius.Riscv;

/// <summary>Plain execution that ends before the second instruction that does not follow its predecessor.</summary>
internal struct UntilJumpBus(MachineState state) : IInstructionObserver
{
    private readonly PlainBus plain = new(state);
    private ulong expected = state.Pc;

    public bool TryBegin(in Instruction instruction, ulong pc)
    {
        // The kernel is never compiled: it goes on until it returns.
        bool follows = pc == expected || pc >= MachineLayout.Kernel;
        expected = pc + 4;
        return follows;
    }

    public readonly ulong ReadFirst(int slot) => plain.ReadFirst(slot);

    public readonly ulong ReadSecond(int slot) => plain.ReadSecond(slot);

    public readonly void WriteDestination(int slot, ulong value) => plain.WriteDestination(slot, value);

    public readonly ulong ReadDword(uint dwordAddress, int ordinal) => plain.ReadDword(dwordAddress, ordinal);

    public readonly void UpdateDword(uint dwordAddress, int ordinal, ulong mask, ulong bits) => plain.UpdateDword(dwordAddress, ordinal, mask, bits);

    public readonly ulong Peek(uint dwordAddress) => plain.Peek(dwordAddress);

    public readonly void AccessBlock(uint dwordAddress, ulong value) => plain.AccessBlock(dwordAddress, value);

    public readonly ulong NextHint(long stream) => plain.NextHint(stream);
}
