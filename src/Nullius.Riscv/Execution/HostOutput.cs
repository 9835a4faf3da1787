using System.Buffers;

namespace Nullius.Riscv;

/// <summary>Collects what a program writes, by watching its system calls. The proof does not depend on it.</summary>
public sealed class HostOutput
{
    private const ulong WriteCall = 64;
    private const ulong JournalDescriptor = 1;
    private const ulong DebugDescriptor = 2;
    private const int PieceBytes = 4096;

    // One system call can name 4 GiB, which costs the program next to nothing.
    private const ulong DebugBytesMax = 1 << 24;

    private readonly ArrayBufferWriter<byte> journal = new();
    private readonly Stream? debugText;
    private ulong debugBytesLeft = DebugBytesMax;

    /// <summary>Creates a collector.</summary>
    /// <param name="debugText">Receives the first 16 MiB that are written to descriptor 2; null drops them.</param>
    public HostOutput(Stream? debugText = null) => this.debugText = debugText;

    /// <summary>The journal so far.</summary>
    public ReadOnlyMemory<byte> Journal => journal.WrittenMemory;

    /// <summary>Looks at the system call that user mode is about to make. Spec §5.4.1 and §5.4.2.</summary>
    internal void OnSystemCall(SparseMemory memory)
    {
        Span<ulong> registers = memory.Registers;
        ulong descriptor = registers[10];
        ulong buffer = registers[11];
        ulong count = registers[12];
        bool isInUserHalf = buffer <= MachineLayout.Kernel && count <= MachineLayout.Kernel - buffer;
        if (registers[17] != WriteCall || !isInUserHalf)
            return;
        if (descriptor == JournalDescriptor && count <= (ulong)(MachineLayout.JournalBytesMax - journal.WrittenCount))
        {
            memory.CopyTo(buffer, journal.GetSpan((int)count)[..(int)count]);
            journal.Advance((int)count);
        }
        else if (descriptor == DebugDescriptor && debugText is not null)
        {
            ulong taken = Math.Min(count, debugBytesLeft);
            debugBytesLeft -= taken;
            Copy(memory, buffer, taken, debugText);
        }
    }

    private static void Copy(SparseMemory memory, ulong address, ulong count, Stream destination)
    {
        Span<byte> piece = stackalloc byte[PieceBytes];
        for (ulong done = 0; done < count; done += PieceBytes)
        {
            Span<byte> part = piece[..(int)Math.Min(PieceBytes, count - done)];
            memory.CopyTo(address + done, part);
            destination.Write(part);
        }
    }
}
