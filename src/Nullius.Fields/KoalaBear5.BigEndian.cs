namespace Nullius.Fields;

public readonly partial struct KoalaBear5
{
    /// <summary>Writes Σ cᵢ·2^(32i) to the first 20 bytes, big-endian: the highest coefficient comes first. Spec §10.1.3.</summary>
    public void WriteBigEndian(Span<byte> destination)
    {
        for (var i = 0; i < Degree; i++)
            this[Degree - 1 - i].WriteBigEndian(destination[(i * KoalaBear.EncodedBytes)..]);
    }

    /// <summary>Reads the first 20 bytes, big-endian. False where they are missing or a coefficient is not canonical.</summary>
    public static bool TryReadBigEndian(ReadOnlySpan<byte> source, out KoalaBear5 value)
    {
        value = default;
        if (source.Length < EncodedBytes)
            return false;

        Span<KoalaBear> coefficients = stackalloc KoalaBear[Degree];
        for (var i = 0; i < Degree; i++)
        {
            if (!KoalaBear.TryReadBigEndian(source[(i * KoalaBear.EncodedBytes)..], out coefficients[Degree - 1 - i]))
                return false;
        }

        value = FromCoefficients(coefficients);
        return true;
    }
}
