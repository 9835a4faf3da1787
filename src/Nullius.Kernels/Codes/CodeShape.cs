using System.Numerics;
using Nullius.Fields;

namespace Nullius.Kernels;

/// <summary>The dimensions of an interleaved code, and how its transform splits.</summary>
/// <param name="LogLength">Logarithm of the length of a message.</param>
/// <param name="LogBlowup">Logarithm of the inverse rate.</param>
/// <param name="Columns">Columns of the codeword matrix.</param>
internal readonly record struct CodeShape(int LogLength, int LogBlowup, int Columns)
{
    /// <summary>Transforms up to this size run in one pass, from the cache.</summary>
    private const int LogSinglePassMax = 11;

    /// <summary>Logarithm of the transforms of the second pass, over the coefficients whose indices agree but for the low bits.</summary>
    public int LogInner => LogLength <= LogSinglePassMax ? LogLength : LogLength / 2;

    /// <summary>Logarithm of the transforms of the first pass; zero where there is none.</summary>
    public int LogOuter => LogLength - LogInner;

    /// <summary>Logarithm of the number of second-pass transforms for a column.</summary>
    public int LogResidues => LogOuter + LogBlowup;

    public int LogRows => LogLength + LogBlowup;

    public static CodeShape Create(int messageLength, int chunks, int logBlowup, int destinationLength, int columnsPerChunk)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(chunks);
        ArgumentOutOfRangeException.ThrowIfNegative(logBlowup);
        var length = messageLength / chunks;
        if (!BitOperations.IsPow2(length) || length * chunks != messageLength)
            throw new ArgumentException("The length of every message is a power of two.", nameof(messageLength));

        var shape = new CodeShape(BitOperations.Log2((uint)length), logBlowup, chunks * columnsPerChunk);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(shape.LogRows, KoalaBear.TwoAdicity, nameof(logBlowup));
        if (destinationLength != (long)shape.Columns << shape.LogRows)
            throw new ArgumentException("The destination holds the codeword matrix exactly.", nameof(destinationLength));
        return shape;
    }
}
