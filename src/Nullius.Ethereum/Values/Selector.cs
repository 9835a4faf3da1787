using System.Buffers.Binary;
using System.Text;

namespace Nullius.Ethereum;

/// <summary>The four bytes that name a function or an error: the start of the Keccak-256 hash of its canonical signature.</summary>
/// <param name="Value">The four bytes, big-endian.</param>
public readonly record struct Selector(uint Value)
{
    /// <summary>The length.</summary>
    public const int Bytes = 4;

    /// <summary>The selector of a canonical signature such as <c>transfer(address,uint256)</c>.</summary>
    public static Selector Of(string signature) =>
        Read(Hash32.Keccak(Encoding.ASCII.GetBytes(signature)).ToArray());

    /// <summary>Reads the first four bytes.</summary>
    public static Selector Read(ReadOnlySpan<byte> bytes) => new(BinaryPrimitives.ReadUInt32BigEndian(bytes));

    /// <summary>Whether bytes begin with this selector.</summary>
    public bool IsStartOf(ReadOnlySpan<byte> bytes) => bytes.Length >= Bytes && Read(bytes) == this;

    /// <summary>Writes the four bytes.</summary>
    public void CopyTo(Span<byte> destination) => BinaryPrimitives.WriteUInt32BigEndian(destination, Value);

    /// <summary><c>0x</c> and eight hexadecimal digits.</summary>
    public override string ToString() => $"{Hex.Prefix}{Value:x8}";
}
