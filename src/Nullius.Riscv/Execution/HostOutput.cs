using System.Buffers;
using System.Buffers.Binary;
using Nullius.Fields;

namespace Nullius.Riscv;

/// <summary>Collects what a program writes and which claims it assumes, by watching its system calls. The proof does not depend on it.</summary>
public sealed class HostOutput
{
    /// <summary>Bytes of a claim that a program assumes.</summary>
    public const int AssumedClaimBytes = 136;

    /// <summary>How many assumed claims are kept; the rest is counted.</summary>
    public const int AssumedClaimsMax = 1 << 16;

    private const ulong WriteCall = 64;
    private const ulong VerifyCall = 0x4E0004;
    private const int ProgramIdBytes = 32;
    private const ulong JournalDescriptor = 1;
    private const ulong DebugDescriptor = 2;
    private const int PieceBytes = 4096;

    // One system call can name 4 GiB, which costs the program next to nothing.
    private const ulong DebugBytesMax = 1 << 24;

    private readonly ArrayBufferWriter<byte> journal = new();
    private readonly List<ReadOnlyMemory<byte>> assumedClaims = [];
    private readonly Stream? debugText;
    private ulong debugBytesLeft = DebugBytesMax;

    /// <summary>Creates a collector.</summary>
    /// <param name="debugText">Receives the first 16 MiB that are written to descriptor 2; null drops them.</param>
    public HostOutput(Stream? debugText = null) => this.debugText = debugText;

    /// <summary>The journal so far.</summary>
    public ReadOnlyMemory<byte> Journal => journal.WrittenMemory;

    /// <summary>The claims that the program assumed so far, in order; the first <see cref="AssumedClaimsMax"/> of them.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> AssumedClaims => assumedClaims;

    /// <summary>How many claims the program assumed so far.</summary>
    public long AssumedClaimCount { get; private set; }

    /// <summary>Looks at the system call that user mode is about to make. Spec §5.4.1 and §5.4.2.</summary>
    internal void OnSystemCall(SparseMemory memory)
    {
        Span<ulong> registers = memory.Registers;
        if (registers[17] == WriteCall)
            OnWrite(memory, registers);
        else if (registers[17] == VerifyCall)
            OnVerify(memory, registers[10]);
    }

    private void OnWrite(SparseMemory memory, ReadOnlySpan<ulong> registers)
    {
        ulong descriptor = registers[10];
        ulong buffer = registers[11];
        ulong count = registers[12];
        bool isInUserHalf = buffer <= MachineLayout.Kernel && count <= MachineLayout.Kernel - buffer;
        if (!isInUserHalf)
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

    /// <summary>Keeps the claim if the kernel will take it.</summary>
    private void OnVerify(SparseMemory memory, ulong address)
    {
        if (address > MachineLayout.Kernel - AssumedClaimBytes)
            return;
        var claim = new byte[AssumedClaimBytes];
        memory.CopyTo(address, claim);
        for (int offset = 0; offset < ProgramIdBytes; offset += sizeof(uint))
        {
            if (BinaryPrimitives.ReadUInt32LittleEndian(claim.AsSpan(offset)) >= KoalaBear.Modulus)
                return;
        }

        AssumedClaimCount++;
        if (assumedClaims.Count < AssumedClaimsMax)
            assumedClaims.Add(claim);
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
