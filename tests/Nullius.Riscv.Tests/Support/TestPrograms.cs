using static Nullius.Riscv.Tests.Assembler;

namespace Nullius.Riscv.Tests;

/// <summary>Programs that several test classes run.</summary>
internal static class TestPrograms
{
    public const ulong Buffer = 0x40000;

    /// <summary>A pseudo-random walk over memory with every kind of access, then a system call of each kind.</summary>
    public static ProgramImage MemoryWalk(int rounds)
    {
        uint[] prologue = [.. Li(5, (ulong)rounds), .. Li(6, 88172645463325252), .. Li(7, Buffer)];
        uint[] loop =
        [
            Slli(8, 6, 13), R(0x33, 4, 0, 6, 6, 8),       // x6 ^= x6 << 13
            I(0x13, 5, 8, 6, 7), R(0x33, 4, 0, 6, 6, 8),  // x6 ^= x6 >> 7
            Slli(8, 6, 17), R(0x33, 4, 0, 6, 6, 8),       // x6 ^= x6 << 17
            I(0x13, 5, 9, 6, 47),                         // x9 = x6 >> 47, 17 bits
            Add(9, 9, 7),
            Ld(10, 9, 0), Add(10, 10, 6), Sd(10, 9, 3),
            Load(1, 11, 9, 1), S(1, 9, 11, 7), Load(4, 0, 9, 5), S(0, 9, 6, 2), S(2, 9, 6, -2), Load(6, 12, 9, 6),
            R(0x33, 0, 1, 12, 12, 6), R(0x33, 4, 1, 13, 6, 12), R(0x33, 6, 1, 13, 13, 13), Add(5, 5, 0),
            Addi(5, 5, -1),
        ];
        uint[] epilogue = [.. Call(63, 0, Buffer + 1, 100), .. Call(64, 1, Buffer, 500), .. Call(0x4E0002, Buffer + 8), .. Call(63, 3, Buffer, 9), .. Exit(5)];
        uint[] branch = [B(1, 5, 0, -4 * loop.Length)];
        return new ElfBuilder().Code([.. prologue, .. loop, .. branch, .. epilogue]).ToImage();
    }

    public static ProgramInput Input => new(
        Enumerable.Range(0, 333).Select(index => (byte)(index * 3)).ToArray(),
        Enumerable.Range(0, 20).Select(index => (byte)index).ToArray());
}
