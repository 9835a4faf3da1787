using Nullius.Fields;

namespace Nullius.Kernels;

/// <summary>Encodes interleaved Reed–Solomon codes. Spec §1.7.</summary>
public static unsafe class ReedSolomon
{
    /// <summary>Encodes messages over the base field.</summary>
    /// <param name="message">The messages ("chunks"), one after the other; the length of each is a power of two.</param>
    /// <param name="chunks">The number of messages.</param>
    /// <param name="logBlowup">The logarithm of the inverse rate.</param>
    /// <param name="destination">The codeword matrix, row by row: (length of a message · blow-up) rows of one column for each message.</param>
    /// <param name="workers">The most threads to use.</param>
    /// <param name="chunksUsed">Messages from this index on are zero, are not read, and cost next to nothing.</param>
    public static void Encode(
        ReadOnlySpan<KoalaBear> message, int chunks, int logBlowup, Span<KoalaBear> destination, int workers, int chunksUsed = int.MaxValue)
    {
        var shape = CodeShape.Create(message.Length, chunks, logBlowup, destination.Length, columnsPerChunk: 1);
        var used = Math.Min(chunks, chunksUsed);
        ArgumentOutOfRangeException.ThrowIfNegative(used, nameof(chunksUsed));
        fixed (KoalaBear* m = message, d = destination)
        {
            // SAFETY: column j lies in the message from j · length on; the shape ties the lengths together.
            var columns = new nint[used];
            for (var j = 0; j < used; j++)
                columns[j] = (nint)(m + ((nint)j << shape.LogLength));
            InterleavedEncoder.Encode(shape, columns, d, workers);
        }
    }

    /// <summary>
    /// Encodes messages over the extension: the columns are the coefficients of X^0 of all messages, then those of X^1, and so on (Spec §4.8.2).
    /// </summary>
    /// <param name="message">The messages ("chunks"), one after the other; the length of each is a power of two.</param>
    /// <param name="chunks">The number of messages.</param>
    /// <param name="logBlowup">The logarithm of the inverse rate.</param>
    /// <param name="destination">The codeword matrix, row by row: (length of a message · blow-up) rows of five columns for each message.</param>
    /// <param name="workers">The most threads to use.</param>
    public static void Encode(ExtensionVector message, int chunks, int logBlowup, Span<KoalaBear> destination, int workers)
    {
        ArgumentNullException.ThrowIfNull(message);
        var shape = CodeShape.Create(message.Length, chunks, logBlowup, destination.Length, KoalaBear5.Degree);
        fixed (KoalaBear* m = message, d = destination)
        {
            // SAFETY: as above, for each plane of the message.
            var planes = new ExtensionPointer(m, message.Stride);
            var columns = new nint[chunks * KoalaBear5.Degree];
            for (var j = 0; j < columns.Length; j++)
                columns[j] = (nint)(planes.Plane(j / chunks) + ((nint)(j % chunks) << shape.LogLength));
            InterleavedEncoder.Encode(shape, columns, d, workers);
        }
    }
}
