using System.Buffers.Binary;
using Nullius.Hashing;

namespace Nullius.Verifier;

/// <summary>Writes the fields of a receipt, as <see cref="ReceiptReader"/> reads them.</summary>
internal sealed class ReceiptWriter(Stream stream)
{
    /// <summary>Writes what receipts of all kinds begin with.</summary>
    public void Header(ReceiptKind kind)
    {
        Bytes(ReceiptReader.Magic);
        Integer(ReceiptReader.Version);
        Integer((uint)kind);
    }

    public void Bytes(ReadOnlySpan<byte> bytes) => stream.Write(bytes);

    public void Integer(uint value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        stream.Write(bytes);
    }

    public void LongInteger(ulong value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, value);
        stream.Write(bytes);
    }

    public void Digest(in Digest digest)
    {
        Span<byte> bytes = stackalloc byte[Hashing.Digest.EncodedBytes];
        digest.Write(bytes);
        stream.Write(bytes);
    }
}
