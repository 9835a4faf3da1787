using System.Buffers.Binary;

namespace Nullius.Fields;

public readonly partial struct KoalaBear
{
    /// <summary>Writes the canonical representative to the first four bytes, big-endian, as the final layer does. Spec §10.1.2.</summary>
    public void WriteBigEndian(Span<byte> destination) => BinaryPrimitives.WriteUInt32BigEndian(destination, ToCanonical());

    /// <summary>Reads the first four bytes, big-endian. False where they are missing or encode a number that is not below p.</summary>
    public static bool TryReadBigEndian(ReadOnlySpan<byte> source, out KoalaBear value)
    {
        value = default;
        if (!BinaryPrimitives.TryReadUInt32BigEndian(source, out var canonical) || canonical >= Modulus)
            return false;
        value = FromCanonical(canonical);
        return true;
    }
}
