using System.Buffers.Binary;
using Nullius.Riscv;
using Nullius.Riscv.Tests;
using static Nullius.Riscv.Tests.Assembler;

namespace Nullius.Machine.Tests;

/// <summary>Programs that exercise every instruction with edge values.</summary>
internal static class MachinePrograms
{
    public const ulong Scratch = 0x40000;

    private const ulong Pairs = 0x80000;

    public static readonly ulong[] EdgeValues =
        [0, 1, ulong.MaxValue, 1UL << 63, (1UL << 63) - 1, 1UL << 31, (1UL << 31) - 1, 0xFFFF_FFFF, 0xFFFF_FFFF_8000_0000, 0x8000_7FFF_FFFF_0000, 0x0123_4567_89AB_CDEF];

    /// <summary>Every pair of edge values and some that give shift amounts.</summary>
    public static IEnumerable<(ulong Left, ulong Right)> AllPairs()
    {
        foreach (ulong left in EdgeValues)
        {
            foreach (ulong right in EdgeValues)
                yield return (left, right);
        }

        ulong state = 88172645463325252;
        for (uint index = 0; index < 40; index++)
        {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            yield return (state, index % 2 == 0 ? state >> 58 : (state >> 20) - (state << 40));
        }
    }

    /// <summary>A segment of user mode that runs every arithmetic, branch, jump, load and store instruction on each pair.</summary>
    public static TracedSegment Arithmetic(IReadOnlyList<(ulong Left, ulong Right)> pairs, int workers = 2)
    {
        var table = new byte[16 * pairs.Count];
        for (int index = 0; index < pairs.Count; index++)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(table.AsSpan(16 * index), pairs[index].Left);
            BinaryPrimitives.WriteUInt64LittleEndian(table.AsSpan(16 * index + 8), pairs[index].Right);
        }

        uint[] body = [Ld(5, 31, 0), Ld(6, 31, 8), .. Operations(), .. Transfers(), .. Accesses(), Addi(31, 31, 16)];

        // The body is longer than a branch reaches.
        uint[] code = [.. body, B(0, 31, 30, 8), J(0, -4 * (body.Length + 1)), 0x0000000F];
        ProgramImage image = new ElfBuilder().Code(code).Segment(Pairs, table).ToImage();
        Snapshot start = Start(image, (29, Scratch), (30, Pairs + (ulong)table.Length), (31, Pairs));

        // Each pair runs the body, the branch and the jump, the last one the fence instead of the jump.
        return TracedSegment.Create(image, ProgramInput.Empty, start, (body.Length + 2) * pairs.Count, workers);
    }

    /// <summary>A segment that starts in user mode at the code with some registers set.</summary>
    public static TracedSegment User(int cycles, IEnumerable<uint> code, ReadOnlySpan<(int Register, ulong Value)> registers)
    {
        ProgramImage image = new ElfBuilder().Code(code).ToImage();
        return TracedSegment.Create(image, ProgramInput.Empty, Start(image, registers), cycles);
    }

    public static Snapshot Start(ProgramImage image, params ReadOnlySpan<(int Register, ulong Value)> registers)
    {
        var memory = new SparseMemory(image.Memory);
        foreach ((int register, ulong value) in registers)
            memory.UpdateDword(MemoryMap.RegisterDword + (uint)register, ulong.MaxValue, value);
        return new Snapshot(ElfBuilder.CodeAddress, memory.TakeSnapshot(), default, 0);
    }

    /// <summary>A whole run from boot, with all system calls and precompiles.</summary>
    public static ProgramImage SystemCalls() => new ElfBuilder().Code(
    [
        .. Li(9, Scratch),
        .. Call(63, 0, Scratch, 100), .. Call(63, 3, Scratch + 3, 9), .. Call(64, 1, Scratch, 200),
        .. Call(0x4E0001, Scratch, Scratch + 64), .. Call(0x4E0002, Scratch + 1), .. Call(0x4E0003, Scratch + 512), .. Call(7),
        0x0000000F,
        .. Exit(3),
    ]).ToImage();

    private static IEnumerable<uint> Operations()
    {
        foreach (uint opcode in (uint[])[0x33, 0x3B])
        {
            foreach ((int funct3, int funct7) in (IEnumerable<(int, int)>)[(0, 0), (0, 0x20), (1, 0), (5, 0), (5, 0x20), (0, 1), (4, 1), (5, 1), (6, 1), (7, 1)])
                yield return R(opcode, funct3, funct7, 7, 5, 6);
        }

        foreach ((int funct3, int funct7) in (IEnumerable<(int, int)>)[(2, 0), (3, 0), (4, 0), (6, 0), (7, 0), (1, 1), (2, 1), (3, 1)])
            yield return R(0x33, funct3, funct7, 7, 5, 6);
        foreach (int immediate in (int[])[0, 1, -1, 2047, -2048, 0x555])
        {
            foreach (int funct3 in (int[])[0, 2, 3, 4, 6, 7])
                yield return I(0x13, funct3, 8, 5, immediate & 0xFFF);
            yield return I(0x1B, 0, 8, 5, immediate & 0xFFF);
        }

        foreach (int amount in (int[])[0, 1, 15, 16, 17, 31, 32, 48, 63])
        {
            yield return I(0x13, 1, 8, 5, amount);
            yield return I(0x13, 5, 8, 5, amount);
            yield return I(0x13, 5, 8, 5, amount + 0x400);
            if (amount > 31)
                continue;
            yield return I(0x1B, 1, 8, 5, amount);
            yield return I(0x1B, 5, 8, 5, amount);
            yield return I(0x1B, 5, 8, 5, amount + 0x400);
        }

        // The same register three times; the sink.
        yield return Add(7, 7, 7);
        yield return R(0x33, 0, 0x20, 7, 7, 7);
        yield return Add(0, 5, 0);
        yield return R(0x33, 4, 0, 0, 5, 6);
    }

    private static IEnumerable<uint> Transfers()
    {
        foreach (int upper in (int[])[0, 1, 0x7FFFF, 0x80000, 0xFFFFF])
        {
            yield return Lui(8, upper);
            yield return U(0x17, 8, upper);
        }

        // Taken or not, a branch continues at the next instruction.
        foreach (int funct3 in (int[])[0, 1, 4, 5, 6, 7])
        {
            yield return B(funct3, 5, 6, 4);
            yield return B(funct3, 6, 6, 4);
        }

        yield return J(1, 4);
        yield return U(0x17, 9, 0);
        yield return Jalr(1, 9, 9);
    }

    private static IEnumerable<uint> Accesses()
    {
        for (int offset = 0; offset < 8; offset++)
        {
            for (int size = 0; size < 4; size++)
                yield return S(size, 29, size % 2 == 0 ? 5 : 6, offset);
            for (int funct3 = 0; funct3 < 7; funct3++)
                yield return Load(funct3, 10, 29, offset);
        }

        yield return 0x0000000F;
    }
}
