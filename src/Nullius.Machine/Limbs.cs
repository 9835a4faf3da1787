using System.Buffers.Binary;
using Nullius.Fields;

namespace Nullius.Machine;

/// <summary>Bytes as field elements: 16-bit little-endian limbs.</summary>
internal static class Limbs
{
    /// <summary>The bytes of a limb.</summary>
    public const int Bytes = 2;

    /// <summary>Writes one element for each two bytes.</summary>
    public static void Write(ReadOnlySpan<byte> bytes, Span<KoalaBear> limbs)
    {
        for (int limb = 0; limb < bytes.Length / Bytes; limb++)
            limbs[limb] = KoalaBear.FromCanonical(BinaryPrimitives.ReadUInt16LittleEndian(bytes[(Bytes * limb)..]));
    }
}
