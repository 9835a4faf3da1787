using System.Runtime.CompilerServices;

namespace Nullius.Riscv;

/// <summary>The functions that RV64IM computes on registers.</summary>
internal static class Arithmetic
{
    /// <summary>The result of a register-register or register-immediate operation.</summary>
    public static ulong Compute(Operation operation, ulong left, ulong right) => operation switch
    {
        Operation.Add or Operation.Addi => left + right,
        Operation.Sub => left - right,
        Operation.Addw or Operation.Addiw => SignExtend((uint)(left + right)),
        Operation.Subw => SignExtend((uint)(left - right)),
        Operation.Xor or Operation.Xori => left ^ right,
        Operation.Or or Operation.Ori => left | right,
        Operation.And or Operation.Andi => left & right,
        Operation.Sll or Operation.Slli => left << (int)(right & 63),
        Operation.Srl or Operation.Srli => left >> (int)(right & 63),
        Operation.Sra or Operation.Srai => (ulong)((long)left >> (int)(right & 63)),
        Operation.Sllw or Operation.Slliw => SignExtend((uint)left << (int)(right & 31)),
        Operation.Srlw or Operation.Srliw => SignExtend((uint)left >> (int)(right & 31)),
        Operation.Sraw or Operation.Sraiw => (ulong)(long)((int)(uint)left >> (int)(right & 31)),
        Operation.Slt or Operation.Slti => (long)left < (long)right ? 1UL : 0,
        Operation.Sltu or Operation.Sltiu => left < right ? 1UL : 0,
        Operation.Mul => left * right,
        Operation.Mulh => MultiplyHighSigned(left, right),
        Operation.Mulhsu => MultiplyHighSignedUnsigned(left, right),
        Operation.Mulhu => MultiplyHighUnsigned(left, right),
        Operation.Mulw => SignExtend((uint)left * (uint)right),
        Operation.Div => DivideSigned(left, right),
        Operation.Divu => DivideUnsigned(left, right),
        Operation.Rem => RemainderSigned(left, right),
        Operation.Remu => RemainderUnsigned(left, right),
        Operation.Divw => DivideSignedWord(left, right),
        Operation.Divuw => DivideUnsignedWord(left, right),
        Operation.Remw => RemainderSignedWord(left, right),
        Operation.Remuw => RemainderUnsignedWord(left, right),
        _ => throw new ArgumentOutOfRangeException(nameof(operation)),
    };

    /// <summary>Whether a branch is taken.</summary>
    public static bool IsTaken(Operation operation, ulong left, ulong right) => operation switch
    {
        Operation.Beq => left == right,
        Operation.Bne => left != right,
        Operation.Blt => (long)left < (long)right,
        Operation.Bge => (long)left >= (long)right,
        Operation.Bltu => left < right,
        Operation.Bgeu => left >= right,
        _ => throw new ArgumentOutOfRangeException(nameof(operation)),
    };

    /// <summary>Extends what a load of the operation's size brought to 64 bits.</summary>
    public static ulong ExtendLoaded(Operation operation, ulong value) => operation switch
    {
        Operation.Lb => (ulong)(sbyte)value,
        Operation.Lh => (ulong)(short)value,
        Operation.Lw => (ulong)(int)value,
        Operation.Lbu => (byte)value,
        Operation.Lhu => (ushort)value,
        Operation.Lwu => (uint)value,
        _ => value,
    };

    public static ulong SignExtend(uint value) => (ulong)(int)value;

    public static ulong MultiplyHighSigned(ulong left, ulong right) => (ulong)Math.BigMul((long)left, (long)right, out _);

    public static ulong MultiplyHighUnsigned(ulong left, ulong right) => Math.BigMul(left, right, out _);

    public static ulong MultiplyHighSignedUnsigned(ulong left, ulong right) =>
        Math.BigMul(left, right, out _) - ((ulong)((long)left >> 63) & right);

    public static ulong DivideSigned(ulong left, ulong right)
    {
        if (right == 0)
            return ulong.MaxValue;
        return right == ulong.MaxValue ? 0 - left : (ulong)((long)left / (long)right);
    }

    public static ulong DivideUnsigned(ulong left, ulong right) => right == 0 ? ulong.MaxValue : left / right;

    public static ulong RemainderSigned(ulong left, ulong right)
    {
        if (right == 0)
            return left;
        return right == ulong.MaxValue ? 0 : (ulong)((long)left % (long)right);
    }

    public static ulong RemainderUnsigned(ulong left, ulong right) => right == 0 ? left : left % right;

    // The four below are not inlined: the JIT of .NET 10 sometimes keeps only the low half of a 64-bit local that such a division
    // uses as its 32-bit divisor, and compiled regions go on using the local.
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ulong DivideSignedWord(ulong left, ulong right)
    {
        int divisor = (int)right;
        if (divisor == 0)
            return ulong.MaxValue;
        return (ulong)(divisor == -1 ? (int)(0u - (uint)left) : (int)left / divisor);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ulong DivideUnsignedWord(ulong left, ulong right) =>
        (uint)right == 0 ? ulong.MaxValue : SignExtend((uint)left / (uint)right);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ulong RemainderSignedWord(ulong left, ulong right)
    {
        int divisor = (int)right;
        if (divisor == 0)
            return (ulong)(int)left;
        return divisor == -1 ? 0 : (ulong)((int)left % divisor);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ulong RemainderUnsignedWord(ulong left, ulong right) =>
        (uint)right == 0 ? (ulong)(int)left : SignExtend((uint)left % (uint)right);
}
