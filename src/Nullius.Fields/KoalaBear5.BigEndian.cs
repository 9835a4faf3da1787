namespace Nullius.Fields;

public readonly partial struct KoalaBear5
{
    /// <summary>Writes the number Σ wᵢ·2^(32i) of the lanes to the first 20 bytes, big-endian: the highest lane comes first. Spec §10.1.3.</summary>
    public void WriteBigEndian(Span<byte> destination)
    {
        Span<KoalaBear> lanes = stackalloc KoalaBear[Degree];
        CopyLanesTo(lanes);
        for (var i = 0; i < Degree; i++)
            lanes[Degree - 1 - i].WriteBigEndian(destination[(i * KoalaBear.EncodedBytes)..]);
    }

    /// <summary>Reads the first 20 bytes, big-endian. False where they are missing or a lane is not canonical.</summary>
    public static bool TryReadBigEndian(ReadOnlySpan<byte> source, out KoalaBear5 value)
    {
        value = default;
        if (source.Length < EncodedBytes)
            return false;

        Span<KoalaBear> lanes = stackalloc KoalaBear[Degree];
        for (var i = 0; i < Degree; i++)
        {
            if (!KoalaBear.TryReadBigEndian(source[(i * KoalaBear.EncodedBytes)..], out lanes[Degree - 1 - i]))
                return false;
        }

        value = FromLanes(lanes);
        return true;
    }
}
