using System.Numerics;

namespace Nullius.Riscv.Tests;

/// <summary>What instructions compute, in unbounded integers and by the words of the RISC-V manual.</summary>
internal static class Oracle
{
    private static readonly BigInteger Two64 = BigInteger.One << 64;

    public static ulong Compute(Operation operation, ulong left, ulong right)
    {
        string name = Operations.NameOf(operation);
        bool isWord = name.EndsWith('w');
        int bits = isWord ? 32 : 64;
        BigInteger a = Unsigned(left, bits);
        BigInteger b = Unsigned(right, bits);
        BigInteger signedA = Signed(a, bits);
        BigInteger signedB = Signed(b, bits);
        int shift = (int)(right % (ulong)bits);
        BigInteger result = name.TrimEnd('w') switch
        {
            "add" or "addi" => a + b,
            "sub" => a - b,
            "xor" or "xori" => a ^ b,
            "or" or "ori" => a | b,
            "and" or "andi" => a & b,
            "sll" or "slli" => a << shift,
            "srl" or "srli" => a >> shift,
            "sra" or "srai" => FloorDivide(signedA, BigInteger.One << shift),
            "slt" or "slti" => signedA < signedB ? 1 : 0,
            "sltu" or "sltiu" => a < b ? 1 : 0,
            "mul" => a * b,
            "mulh" => FloorDivide(signedA * signedB, Two64),
            "mulhsu" => FloorDivide(signedA * b, Two64),
            "mulhu" => a * b / Two64,
            "div" => b.IsZero ? -1 : BigInteger.Divide(signedA, signedB),
            "divu" => b.IsZero ? -1 : a / b,
            "rem" => b.IsZero ? a : signedA - signedB * BigInteger.Divide(signedA, signedB),
            "remu" => b.IsZero ? a : a % b,
            _ => throw new ArgumentOutOfRangeException(nameof(operation), name),
        };
        return (ulong)Unsigned(isWord ? Signed(Unsigned(result, 32), 32) : result, 64);
    }

    public static bool IsTaken(Operation operation, ulong left, ulong right)
    {
        BigInteger a = left;
        BigInteger b = right;
        return operation switch
        {
            Operation.Beq => a == b,
            Operation.Bne => a != b,
            Operation.Blt => Signed(a, 64) < Signed(b, 64),
            Operation.Bge => Signed(a, 64) >= Signed(b, 64),
            Operation.Bltu => a < b,
            _ => a >= b,
        };
    }

    private static BigInteger Unsigned(BigInteger value, int bits)
    {
        BigInteger modulus = BigInteger.One << bits;
        return ((value % modulus) + modulus) % modulus;
    }

    private static BigInteger Signed(BigInteger value, int bits) => value >= BigInteger.One << (bits - 1) ? value - (BigInteger.One << bits) : value;

    private static BigInteger FloorDivide(BigInteger value, BigInteger divisor) => (value - (((value % divisor) + divisor) % divisor)) / divisor;
}
