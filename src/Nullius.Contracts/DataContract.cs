using Nullius.Hashing;

namespace Nullius.Contracts;

/// <summary>A contract whose code is data behind one byte STOP, so that it can never run or change (Spec §10.6).</summary>
public static class DataContract
{
    /// <summary>The most bytes of data: those of a contract's code (EIP-170) less the byte STOP.</summary>
    public const int BytesMax = 24_576 - 1;

    /// <summary>The code that a transaction runs to create the contract.</summary>
    /// <exception cref="ArgumentException">The data exceeds <see cref="BytesMax"/>.</exception>
    public static byte[] CreationCode(ReadOnlySpan<byte> data)
    {
        if (data.Length > BytesMax)
            throw new ArgumentException($"{data.Length} bytes exceed the code of a contract", nameof(data));

        // PUSH2 length, DUP1, PUSH1 10, PUSH0, CODECOPY, PUSH0, RETURN: the ten bytes before the code.
        int length = data.Length + 1;
        return [0x61, (byte)(length >> 8), (byte)length, 0x80, 0x60, 0x0a, 0x5f, 0x39, 0x5f, 0xf3, .. Code(data)];
    }

    /// <summary>The hash of the contract's code, as EXTCODEHASH gives it: 32 bytes.</summary>
    public static byte[] CodeHash(ReadOnlySpan<byte> data) => Keccak256.Hash(Code(data));

    private static byte[] Code(ReadOnlySpan<byte> data) => [0x00, .. data];
}
