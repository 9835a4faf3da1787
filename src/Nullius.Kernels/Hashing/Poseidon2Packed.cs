using System.Runtime.CompilerServices;
using Nullius.Fields;
using Nullius.Hashing;

namespace Nullius.Kernels;

/// <summary>Poseidon2 and the hashes made of it, many at a time. Agrees with <see cref="Poseidon2"/> and <see cref="Poseidon2Hash"/>.</summary>
public static unsafe class Poseidon2Packed
{
    private const int Width = Poseidon2.Width;

    /// <summary>Permutes consecutive states of 16 elements in place.</summary>
    public static void Permute16(Span<KoalaBear> states)
    {
        if (states.Length % Width != 0)
            throw new ArgumentException("Every state has 16 elements.", nameof(states));
        fixed (KoalaBear* s = states)
        {
            // SAFETY: the span holds as many whole states as are passed.
            var count = states.Length / Width;
            var whole = PackedWidth.IsWide
                ? PermuteCore<PackedKoalaBear16>(s, count)
                : PermuteCore<PackedKoalaBear>(s, count);
            for (var i = whole; i < count; i++)
                Poseidon2.Permute16(states.Slice((int)i * Width, Width));
        }
    }

    /// <summary>destination[i] = HashLeaf(row i) for rows that lie one after the other, each of the given number of columns. Spec §2.4.</summary>
    public static void HashLeaves(ReadOnlySpan<KoalaBear> rows, int columns, Span<Digest> destination)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(columns);
        if (rows.Length != (long)destination.Length * columns)
            throw new ArgumentException("There is one digest for every row.", nameof(destination));
        nint whole;
        fixed (KoalaBear* r = rows)
        fixed (Digest* d = destination)
        {
            // SAFETY: there are as many rows as digests, as checked above.
            whole = PackedWidth.IsWide
                ? HashLeavesCore<PackedKoalaBear16>(r, columns, d, destination.Length)
                : HashLeavesCore<PackedKoalaBear>(r, columns, d, destination.Length);
        }

        for (var i = (int)whole; i < destination.Length; i++)
            destination[i] = Poseidon2Hash.HashLeaf(rows.Slice(i * columns, columns));
    }

    /// <summary>parents[i] = Compress(children[2i], children[2i + 1]). Spec §2.3.</summary>
    public static void Compress(ReadOnlySpan<Digest> children, Span<Digest> parents)
    {
        if (children.Length != 2L * parents.Length)
            throw new ArgumentException("Every parent has two children.", nameof(parents));
        var whole = (int)CompressWhole(children, parents);
        var rest = parents.Length - whole;
        if (rest == 0)
            return;
        if (rest == 1)
        {
            parents[whole] = Poseidon2Hash.Compress(children[2 * whole], children[(2 * whole) + 1]);
            return;
        }

        // A batch that is not full still takes less time than two scalar permutations.
        Span<Digest> paddedChildren = stackalloc Digest[4 * PackedWidth.LanesMax];
        Span<Digest> paddedParents = stackalloc Digest[2 * PackedWidth.LanesMax];
        paddedChildren.Clear();
        children[(2 * whole)..].CopyTo(paddedChildren);
        CompressWhole(paddedChildren, paddedParents);
        paddedParents[..rest].CopyTo(parents[whole..]);
    }

    /// <summary>Compresses as many pairs as fill two registers at a time and returns their number.</summary>
    private static nint CompressWhole(ReadOnlySpan<Digest> children, Span<Digest> parents)
    {
        fixed (Digest* c = children, p = parents)
        {
            // SAFETY: the caller passes twice as many children as parents.
            return PackedWidth.IsWide
                ? CompressCore<PackedKoalaBear16>(c, p, parents.Length)
                : CompressCore<PackedKoalaBear>(c, p, parents.Length);
        }
    }

    /// <summary>Permutes as many states as fill two registers at a time and returns their number.</summary>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static nint PermuteCore<TPacked>(KoalaBear* states, nint count)
        where TPacked : unmanaged, IPackedKoalaBear<TPacked>
    {
        var registers = stackalloc TPacked[2 * Width];
        nint i = 0;
        for (; i <= count - (2 * TPacked.Lanes); i += 2 * TPacked.Lanes)
        {
            var source = states + (i * Width);
            ToRegisters(source, Width, Width, registers, registers + Width);
            Poseidon2Kernel.Permute16(registers, registers + Width);
            FromRegisters(registers, registers + Width, Width, source);
        }

        return i;
    }

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static nint HashLeavesCore<TPacked>(KoalaBear* rows, int columns, Digest* destination, nint count)
        where TPacked : unmanaged, IPackedKoalaBear<TPacked>
    {
        const int Rate = Poseidon2Hash.Rate;
        var first = stackalloc TPacked[2 * Width];
        var second = first + Width;
        var length = TPacked.FromCanonical((uint)columns);
        nint row = 0;
        for (; row <= count - (2 * TPacked.Lanes); row += 2 * TPacked.Lanes)
        {
            new Span<TPacked>(first, 2 * Width).Clear();
            first[Poseidon2Hash.LengthIndex] = length;
            second[Poseidon2Hash.LengthIndex] = length;
            var column = 0;
            do
            {
                // A block takes the place of what the first eight registers hold.
                var absorbed = Math.Min(Rate, columns - column);
                ToRegisters(rows + (row * columns) + column, columns, absorbed, first, second);
                new Span<TPacked>(first + absorbed, Rate - absorbed).Clear();
                new Span<TPacked>(second + absorbed, Rate - absorbed).Clear();
                Poseidon2Kernel.Permute16(first, second);
                column += Rate;
            }
            while (column < columns);
            FromRegisters(first, second, Digest.Length, (KoalaBear*)(destination + row));
        }

        return row;
    }

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static nint CompressCore<TPacked>(Digest* children, Digest* parents, nint count)
        where TPacked : unmanaged, IPackedKoalaBear<TPacked>
    {
        var state = stackalloc TPacked[2 * Width];
        var input = stackalloc TPacked[2 * Width];
        nint i = 0;
        for (; i <= count - (2 * TPacked.Lanes); i += 2 * TPacked.Lanes)
        {
            // Two neighbouring digests are one row of sixteen elements.
            ToRegisters((KoalaBear*)(children + (2 * i)), Width, Width, input, input + Width);
            new Span<TPacked>(input, 2 * Width).CopyTo(new Span<TPacked>(state, 2 * Width));
            Poseidon2Kernel.Permute16(state, state + Width);
            for (var j = 0; j < Digest.Length; j++)
            {
                state[j] += input[j];
                state[Width + j] += input[Width + j];
            }

            FromRegisters(state, state + Width, Digest.Length, (KoalaBear*)(parents + i));
        }

        return i;
    }

    /// <summary>Brings element j of 2·Lanes rows into register j of two states.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void ToRegisters<TPacked>(KoalaBear* rows, nint rowStride, nint width, TPacked* first, TPacked* second)
        where TPacked : unmanaged, IPackedKoalaBear<TPacked>
    {
        Transposition.Transpose(rows, rowStride, (KoalaBear*)first, TPacked.Lanes, TPacked.Lanes, width);
        Transposition.Transpose(
            rows + (TPacked.Lanes * rowStride), rowStride, (KoalaBear*)second, TPacked.Lanes, TPacked.Lanes, width);
    }

    /// <summary>Writes the first registers of two states as 2·Lanes rows without gaps.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FromRegisters<TPacked>(TPacked* first, TPacked* second, nint width, KoalaBear* rows)
        where TPacked : unmanaged, IPackedKoalaBear<TPacked>
    {
        Transposition.Transpose((KoalaBear*)first, TPacked.Lanes, rows, width, width, TPacked.Lanes);
        Transposition.Transpose((KoalaBear*)second, TPacked.Lanes, rows + (TPacked.Lanes * width), width, width, TPacked.Lanes);
    }
}
