using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Nullius.Fields;

namespace Nullius.Kernels;

/// <summary>The bytes of leaves, many rows at a time. Agrees with <see cref="KoalaBear.WriteBigEndian"/> and <see cref="KoalaBear5.WriteBigEndian"/>.</summary>
public static unsafe class KeccakLeaves
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

        if (destination.Length != (long)rows.Length * KoalaBear.EncodedBytes)
            throw new ArgumentException("Every coefficient takes four bytes.", nameof(destination));

        ComputeLanes(rows, elements, MemoryMarshal.Cast<byte, KoalaBear>(destination));
        Span<uint> words = MemoryMarshal.Cast<byte, uint>(destination);
        BinaryPrimitives.ReverseEndianness(words, words);
        Span<uint> row = width <= RowWordsOnStackMax ? stackalloc uint[width] : new uint[width];
        for (; !words.IsEmpty; words = words[width..])
        {
            words[..width].CopyTo(row);
            for (var lane = 0; lane < KoalaBear5.Degree; lane++)
            {
                // The encoding is big-endian: lane 4 comes first.
                var source = row.Slice(lane * elements, elements);
                Span<uint> target = words[(KoalaBear5.Degree - 1 - lane)..width];
                for (var i = 0; i < source.Length; i++)
                    target[i * KoalaBear5.Degree] = source[i];
            }
        }
    }

    private const int RowWordsOnStackMax = 1024;

    /// <summary>Replaces the coefficients of each row by the canonical representatives of the lanes, w_i in the place of c_i.</summary>
    private static void ComputeLanes(ReadOnlySpan<KoalaBear> rows, int elements, Span<KoalaBear> destination)
    {
        fixed (KoalaBear* s = rows, d = destination)
        {
            // SAFETY: rows are whole and both lengths agree, as checked by the caller.
            for (nint row = 0; row < rows.Length; row += elements * KoalaBear5.Degree)
            {
                if (PackedWidth.IsWide)
                    ComputeLanesCore<PackedKoalaBear16>(s + row, d + row, elements);
                else
                    ComputeLanesCore<PackedKoalaBear>(s + row, d + row, elements);
            }
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void ComputeLanesCore<TPacked>(KoalaBear* source, KoalaBear* destination, nint elements)
        where TPacked : unmanaged, IPackedKoalaBear<TPacked>
    {
        // Multiplying by the element whose Montgomery form is R leaves the canonical representative of R times the other factor.
        var factor = KoalaBear.FromMontgomery(KoalaBear5.LaneFactor);
        var packed = TPacked.Broadcast(factor);
        nint i = 0;
        for (; i <= elements - TPacked.Lanes; i += TPacked.Lanes)
        {
            var c0 = TPacked.Load(source + i);
            var c1 = TPacked.Load(source + elements + i);
            var c2 = TPacked.Load(source + (2 * elements) + i);
            var c3 = TPacked.Load(source + (3 * elements) + i);
            var c4 = TPacked.Load(source + (4 * elements) + i);
            var c14 = c1 - c4;
            TPacked.Store(destination + i, (c0 - c3) * packed);
            TPacked.Store(destination + elements + i, (c4 - c2) * packed);
            TPacked.Store(destination + (2 * elements) + i, (c3 - c14) * packed);
            TPacked.Store(destination + (3 * elements) + i, c2 * packed);
            TPacked.Store(destination + (4 * elements) + i, c14 * packed);
        }

        for (; i < elements; i++)
        {
            var (c0, c1, c2) = (source[i], source[elements + i], source[(2 * elements) + i]);
            var (c3, c4) = (source[(3 * elements) + i], source[(4 * elements) + i]);
            destination[i] = (c0 - c3) * factor;
            destination[elements + i] = (c4 - c2) * factor;
            destination[(2 * elements) + i] = (c3 - c1 + c4) * factor;
            destination[(3 * elements) + i] = c2 * factor;
            destination[(4 * elements) + i] = (c1 - c4) * factor;
        }
    }
}
