using System.Buffers.Binary;
using System.Text;

namespace Nullius.Cli.Benchmarks;

/// <summary>The standard programs. Their inputs are part of the code, so that figures of different commits compare.</summary>
internal static class BenchmarkPrograms
{
    /// <summary>The program of about 12,000 cycles whose whole <c>prove</c> command is timed.</summary>
    public const string Small = "small";

    /// <summary>The program that is run and not proven.</summary>
    public const string Executor = "executor";

    private const int HashedBytes = 64 << 10;

    public static readonly IReadOnlyList<BenchmarkProgram> All =
    [
        new(Small, "a program of 12,000 cycles", "fibonacci", () => Decimal(2_000)),
        new("fibonacci", "2^21 cycles of additions", "fibonacci", () => Decimal(419_000)),
        new("sort", "sorting 2^14 integers", "sort", () => CountAndSeed(1 << 14, 1)),
        new("sha256", "accelerated SHA-256 of 64 KiB", "sha256", () => Pattern(HashedBytes)),
        new("keccak", "accelerated Keccak-256 of 64 KiB", "keccak256", () => Pattern(HashedBytes)),
        new("random-access", "30,000 reads and writes all over 64 MiB", "random-access", () => Decimal(30_000)),
        new("one-segment", "one segment of shape tiny", "fibonacci", () => Decimal(2_400), "--shape", "tiny"),
        new("thirty-segments", "some thirty segments of shape tiny", "fibonacci", () => Decimal(118_000), "--shape", "tiny"),
    ];

    /// <summary>The input with which the executor is measured: 5 · 10^8 cycles.</summary>
    public static byte[] ExecutorInput => Decimal(100_000_000);

    /// <summary>The input of the program whose proofs are joined: 16 segments of 2^20 cycles.</summary>
    public static byte[] RecursionInput => Decimal(3_456_000);

    private static byte[] Decimal(int value) => Encoding.ASCII.GetBytes(value.ToString());

    private static byte[] CountAndSeed(ulong count, ulong seed)
    {
        var input = new byte[16];
        BinaryPrimitives.WriteUInt64LittleEndian(input, count);
        BinaryPrimitives.WriteUInt64LittleEndian(input.AsSpan(8), seed);
        return input;
    }

    private static byte[] Pattern(int count)
    {
        var bytes = new byte[count];
        for (int index = 0; index < count; index++)
            bytes[index] = (byte)(index * 167 + (index >> 8));
        return bytes;
    }
}
