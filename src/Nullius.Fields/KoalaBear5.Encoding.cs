namespace Nullius.Fields;

public readonly partial struct KoalaBear5
{
    /// <summary>Length of the encoding: the five coefficients, lowest first, each canonical and little-endian.</summary>
    public const int EncodedBytes = Degree * KoalaBear.EncodedBytes;

    /// <summary>Writes the encoding to the first 20 bytes.</summary>
    public void Write(Span<byte> destination)
    {
        for (var i = 0; i < Degree; i++)
            this[i].Write(destination[(i * KoalaBear.EncodedBytes)..]);
    }

    /// <summary>Reads the first 20 bytes. False where they are missing or a coefficient is not canonical.</summary>
    public static bool TryRead(ReadOnlySpan<byte> source, out KoalaBear5 value)
    {
        value = default;
        if (source.Length < EncodedBytes)
            return false;

        Span<KoalaBear> coefficients = stackalloc KoalaBear[Degree];
        for (var i = 0; i < Degree; i++)
        {
            if (!KoalaBear.TryRead(source[(i * KoalaBear.EncodedBytes)..], out coefficients[i]))
                return false;
        }

        value = FromCoefficients(coefficients);
        return true;
    }
}
