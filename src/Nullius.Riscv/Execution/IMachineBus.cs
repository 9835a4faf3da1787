namespace Nullius.Riscv;

/// <summary>Through it the execution of one instruction reaches registers, memory and hints.</summary>
/// <remarks>
/// Plain execution, metering and tracing are the same interpreter over different buses; the JIT compiles it for each of these structs.
/// Slots are those of the register file, banks and sinks included. Spec §5.1.2.
/// </remarks>
internal interface IMachineBus
{
    /// <summary>Reads the first source register.</summary>
    ulong ReadFirst(int slot);

    /// <summary>Reads the second source register.</summary>
    ulong ReadSecond(int slot);

    /// <summary>Writes the destination register.</summary>
    void WriteDestination(int slot, ulong value);

    /// <summary>Reads a dword as an access of a load or store. The second dword of an access that straddles two has ordinal 1.</summary>
    ulong ReadDword(uint dwordAddress, int ordinal);

    /// <summary>Changes the masked bits of a dword as an access of a store.</summary>
    void UpdateDword(uint dwordAddress, int ordinal, ulong mask, ulong bits);

    /// <summary>The value of a dword, without an access.</summary>
    ulong Peek(uint dwordAddress);

    /// <summary>An access of a precompile: the dword takes the given value, which may be the old one.</summary>
    void AccessBlock(uint dwordAddress, ulong value);

    /// <summary>The host's answer to a hint.</summary>
    ulong NextHint(long stream);
}
