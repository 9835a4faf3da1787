using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Nullius.Fields;

namespace Nullius.Kernels;

/// <summary>The two passes of <see cref="ReedSolomon"/> over memory.</summary>
/// <remarks>
/// With N₂ = 2^inner, a message is f(x) = Σ_u x^u · F_u(x^N₂). The first pass evaluates each F_u at all roots of unity of order
/// M = (outer length · blow-up); the value at ω^i depends on the residue i mod M only. For each residue r the second pass evaluates the
/// polynomial Σ_u F_u(ω^(r·N₂)) · x^u at x = ω^(r + M·k) for all k, which are the rows r + M·k of the codeword.
/// </remarks>
internal static unsafe class InterleavedEncoder
{
    /// <summary>Columns that the second pass transforms together.</summary>
    private const int TileColumns = 16;

    /// <summary>Neighbouring coefficients that the first pass transforms together.</summary>
    private const int TileCoefficients = 64;

    /// <summary>Residues that one task gathers, so that it writes neighbouring rows.</summary>
    private const int TaskResidues = 4;

    /// <summary>Encodes the given columns; those after them are zero. The caller keeps all memory pinned.</summary>
    public static void Encode(CodeShape shape, nint[] columns, KoalaBear* destination, int workers)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(workers);
        var options = new ParallelOptions { MaxDegreeOfParallelism = workers };
        ClearColumnsFrom(shape, columns.Length, destination, options);

        // One cache line more than a power of two, so that the columns do not compete for the same lines of the cache.
        var columnStride = (1 << (shape.LogResidues + shape.LogInner)) + TileColumns;
        var scratch = shape.LogOuter == 0 ? [] : ArrayPool<KoalaBear>.Shared.Rent(TileColumns * columnStride);
        fixed (KoalaBear* s = scratch)
        {
            var innerTwiddles = new CosetTwiddles(shape.LogInner);
            for (var tile = 0; tile < columns.Length; tile += TileColumns)
            {
                var tileColumns = columns.AsSpan(tile, Math.Min(TileColumns, columns.Length - tile)).ToArray();
                nint residueStride = 0;
                if (shape.LogOuter != 0)
                {
                    FirstPass(shape, tileColumns, s, columnStride, options);
                    for (var i = 0; i < tileColumns.Length; i++)
                        tileColumns[i] = (nint)(s + ((nint)i * columnStride));
                    residueStride = (nint)1 << shape.LogInner;
                }

                SecondPass(shape, innerTwiddles, tileColumns, residueStride, destination + tile, options);
            }
        }

        if (scratch.Length != 0)
            ArrayPool<KoalaBear>.Shared.Return(scratch);
    }

    private static void ClearColumnsFrom(CodeShape shape, int first, KoalaBear* destination, ParallelOptions options)
    {
        if (first == shape.Columns)
            return;
        const int TaskRows = 1 << 10;
        var rows = 1 << shape.LogRows;
        Parallel.For(0, (rows + TaskRows - 1) / TaskRows, options, task =>
        {
            for (nint row = task * TaskRows; row < Math.Min(rows, (task + 1) * TaskRows); row++)
                new Span<KoalaBear>(destination + (row * shape.Columns) + first, shape.Columns - first).Clear();
        });
    }

    private static void FirstPass(CodeShape shape, nint[] columns, KoalaBear* scratch, nint columnStride, ParallelOptions options)
    {
        // The residues r = 2^blowup · k + s for one s are the coset of ω_M^s.
        var twiddles = new KoalaBear[1 << shape.LogResidues];
        var table = new CosetTwiddles(shape.LogOuter);
        var root = KoalaBear.TwoAdicGenerator(shape.LogResidues);
        for (var s = 0; s < 1 << shape.LogBlowup; s++)
            table.Write(root.Pow((ulong)s), twiddles.AsSpan(s << shape.LogOuter, 1 << shape.LogOuter));

        var tiles = (1 << shape.LogInner) / TileCoefficients;
        Parallel.For(0, columns.Length * tiles, options, () => Allocate(2 * TileCoefficients << shape.LogOuter), (task, _, buffer) =>
        {
            var (column, tile) = (task / tiles, task % tiles * TileCoefficients);
            fixed (KoalaBear* t = twiddles)
                TransformCoefficients(shape, (KoalaBear*)columns[column] + tile, scratch + (column * columnStride) + tile, t, (KoalaBear*)buffer);
            return buffer;
        }, Free);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void TransformCoefficients(
        CodeShape shape, KoalaBear* source, KoalaBear* destination, KoalaBear* twiddles, KoalaBear* buffer)
    {
        var inputs = buffer + ((nint)TileCoefficients << shape.LogOuter);
        var count = 1 << shape.LogOuter;
        for (nint t = 0; t < count; t++)
            CopyTile(source + (t << shape.LogInner), inputs + (t * TileCoefficients));
        for (var s = 0; s < 1 << shape.LogBlowup; s++)
        {
            new Span<KoalaBear>(inputs, count * TileCoefficients).CopyTo(new Span<KoalaBear>(buffer, count * TileCoefficients));
            RowTransform.Forward(buffer, shape.LogOuter, TileCoefficients, twiddles + ((nint)s << shape.LogOuter));
            for (nint j = 0; j < count; j++)
            {
                var residue = ((nint)ReverseBits((uint)j, shape.LogOuter) << shape.LogBlowup) + s;
                CopyTile(buffer + (j * TileCoefficients), destination + (residue << shape.LogInner));
            }
        }
    }

    private static void SecondPass(
        CodeShape shape, CosetTwiddles table, nint[] columns, nint residueStride, KoalaBear* destination, ParallelOptions options)
    {
        var residues = 1 << shape.LogResidues;
        var taskResidues = Math.Min(TaskResidues, residues);
        var root = KoalaBear.TwoAdicGenerator(shape.LogRows);
        var inner = (nint)1 << shape.LogInner;
        Parallel.For(0, residues / taskResidues, options, () => Allocate(((TaskResidues * TileColumns) + 1) * inner), (task, _, memory) =>
        {
            var buffer = (KoalaBear*)memory;
            var twiddles = buffer + (TaskResidues * TileColumns * inner);
            for (var i = 0; i < taskResidues; i++)
            {
                var residue = (task * taskResidues) + i;
                var rows = buffer + (i * TileColumns * inner);
                table.Write(root.Pow((ulong)residue), new Span<KoalaBear>(twiddles, (int)inner));
                GatherRows(columns, residue * residueStride, rows, inner);
                RowTransform.Forward(rows, shape.LogInner, TileColumns, twiddles);
            }

            ScatterRows(shape, columns.Length, buffer, taskResidues, destination + ((nint)task * taskResidues * shape.Columns));
            return memory;
        }, Free);
    }

    /// <summary>Turns columns of coefficients, from an offset on, into rows of <see cref="TileColumns"/>; missing columns repeat the last.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void GatherRows(nint[] columns, nint offset, KoalaBear* rows, nint count)
    {
        var sources = stackalloc KoalaBear*[TileColumns];
        for (var j = 0; j < TileColumns; j++)
            sources[j] = (KoalaBear*)columns[Math.Min(j, columns.Length - 1)] + offset;
        for (var j = 0; j < TileColumns; j += Transposition.Side)
            Transposition.TransposeColumns(sources + j, rows + j, TileColumns, count);
    }

    /// <summary>Row j of residue i goes to row i + M · rev j of the codeword.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void ScatterRows(CodeShape shape, int columnCount, KoalaBear* buffer, int residueCount, KoalaBear* destination)
    {
        var inner = (nint)1 << shape.LogInner;
        for (nint k = 0; k < inner; k++)
        {
            var j = (nint)ReverseBits((uint)k, shape.LogInner);
            var target = destination + ((k << shape.LogResidues) * shape.Columns);
            for (nint i = 0; i < residueCount; i++)
            {
                var row = new Span<KoalaBear>(buffer + (((i * inner) + j) * TileColumns), columnCount);
                row.CopyTo(new Span<KoalaBear>(target + (i * shape.Columns), columnCount));
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void CopyTile(KoalaBear* source, KoalaBear* destination) =>
        new Span<KoalaBear>(source, TileCoefficients).CopyTo(new Span<KoalaBear>(destination, TileCoefficients));

    private static uint ReverseBits(uint value, int bits)
    {
        var reversed = 0u;
        for (var i = 0; i < bits; i++)
            reversed |= ((value >> i) & 1) << (bits - 1 - i);
        return reversed;
    }

    private static nint Allocate(nint elements) => (nint)NativeMemory.AlignedAlloc((nuint)(elements * sizeof(KoalaBear)), 64);

    private static void Free(nint memory) => NativeMemory.AlignedFree((void*)memory);
}
