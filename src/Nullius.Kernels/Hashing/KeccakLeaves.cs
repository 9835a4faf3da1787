using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Nullius.Fields;

namespace Nullius.Kernels;

/// <summary>The bytes of leaves, many rows at a time. Agrees with <see cref="KoalaBear.WriteBigEndian"/> and <see cref="KoalaBear5.WriteBigEndian"/>.</summary>
public static class KeccakLeaves
{
    /// <summary>Encodes elements of F one after the other, 4 bytes each. Spec §10.1.2.</summary>
    /// <exception cref="ArgumentException">The destination has another length.</exception>
    public static void EncodeBase(ReadOnlySpan<KoalaBear> elements, Span<byte> destination)
    {
        if (destination.Length != (long)elements.Length * KoalaBear.EncodedBytes)
            throw new ArgumentException("Every element takes four bytes.", nameof(destination));

        // Multiplying by the element whose Montgomery form is 1 leaves the canonical representative in its place.
        VectorKernels.Scale(elements, KoalaBear.FromMontgomery(1), MemoryMarshal.Cast<byte, KoalaBear>(destination));
        Span<uint> words = MemoryMarshal.Cast<byte, uint>(destination);
        BinaryPrimitives.ReverseEndianness(words, words);
    }

    /// <summary>Encodes rows of elements of E, 20 bytes each, element after element. Spec §10.1.3.</summary>
    /// <param name="rows">The rows; each lists coefficient 0 of all its elements, then coefficient 1 of all, and so on.</param>
    /// <param name="elements">The number of elements of a row.</param>
    /// <param name="destination">Receives the bytes.</param>
    /// <exception cref="ArgumentException">The destination has another length, or the last row is not whole.</exception>
    public static void EncodeExtension(ReadOnlySpan<KoalaBear> rows, int elements, Span<byte> destination)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(elements);
        var width = elements * KoalaBear5.Degree;
        if (rows.Length % width != 0)
            throw new ArgumentException("Rows are whole.", nameof(rows));

        EncodeBase(rows, destination);
        Span<uint> words = MemoryMarshal.Cast<byte, uint>(destination);
        Span<uint> row = width <= RowWordsOnStackMax ? stackalloc uint[width] : new uint[width];
        for (; !words.IsEmpty; words = words[width..])
        {
            words[..width].CopyTo(row);
            for (var coefficient = 0; coefficient < KoalaBear5.Degree; coefficient++)
            {
                // The encoding is big-endian: coefficient 4 comes first.
                var source = row.Slice(coefficient * elements, elements);
                Span<uint> target = words[(KoalaBear5.Degree - 1 - coefficient)..width];
                for (var i = 0; i < source.Length; i++)
                    target[i * KoalaBear5.Degree] = source[i];
            }
        }
    }

    private const int RowWordsOnStackMax = 1024;
}
