using System.Buffers.Binary;

namespace Nullius.Fields;

public readonly partial struct KoalaBear
{
    /// <summary>Length of the encoding: the canonical representative, little-endian.</summary>
    public const int EncodedBytes = 4;

    /// <summary>Writes the canonical representative to the first four bytes, little-endian.</summary>
    public void Write(Span<byte> destination) => BinaryPrimitives.WriteUInt32LittleEndian(destination, ToCanonical());

    /// <summary>Reads the first four bytes. False where they are missing or encode a number that is not below p.</summary>
    public static bool TryRead(ReadOnlySpan<byte> source, out KoalaBear value)
    {
        value = default;
        if (!BinaryPrimitives.TryReadUInt32LittleEndian(source, out var canonical) || canonical >= Modulus)
            return false;
        value = FromCanonical(canonical);
        return true;
    }
}
