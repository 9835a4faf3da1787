using System.Runtime.InteropServices;
using Nullius.Constraints;
using Nullius.Fields;
using Nullius.Hashing;
using Nullius.Kernels;
using Nullius.Machine;

namespace Nullius.Tracing;

/// <summary>Many compressions of Poseidon2 at once, eight to a vector.</summary>
internal static class Compressions
{
    private const int Lanes = 8;

    private static readonly Poseidon2Rounds<PackedKoalaBear> PackedRounds = new(PackedKoalaBear.One);

    /// <summary>The constants for single rows.</summary>
    public static Poseidon2Rounds<KoalaBear> Rounds { get; } = new(KoalaBear.One);

    /// <summary>Fills the cells of a compression in all rows of a trace; the inputs are there.</summary>
    public static void Fill(TableTrace trace, CompressionColumns columns)
    {
        int row = 0;
        for (; row + Lanes <= trace.Height; row += Lanes)
            FillEight(trace, columns, row);
        for (; row < trace.Height; row++)
            FillOne(trace, columns, row);
    }

    /// <summary>Compresses neighbours: result i is Compress(2i, 2i + 1).</summary>
    public static void CompressPairs(ReadOnlySpan<Digest> children, Span<Digest> parents)
    {
        Span<PackedKoalaBear> input = stackalloc PackedKoalaBear[Poseidon2Cells.Width];
        Span<PackedKoalaBear> output = stackalloc PackedKoalaBear[Digest.Length];
        Span<KoalaBear> lanes = MemoryMarshal.Cast<PackedKoalaBear, KoalaBear>(input);
        Span<KoalaBear> results = MemoryMarshal.Cast<PackedKoalaBear, KoalaBear>(output);
        Span<KoalaBear> digest = stackalloc KoalaBear[Digest.Length];
        for (int start = 0; start < parents.Length; start += Lanes)
        {
            int count = Math.Min(Lanes, parents.Length - start);
            for (int child = 0; child < 2 * count; child++)
            {
                ReadOnlySpan<KoalaBear> elements = children[(2 * start) + child].Elements;
                for (int index = 0; index < Digest.Length; index++)
                    lanes[(((child % 2 * Digest.Length) + index) * Lanes) + (child / 2)] = elements[index];
            }

            var cells = default(DiscardedCells<PackedKoalaBear>);
            Poseidon2Cells.Compress(ref cells, 0, PackedRounds, input, output);
            for (int lane = 0; lane < count; lane++)
            {
                for (int index = 0; index < Digest.Length; index++)
                    digest[index] = results[(index * Lanes) + lane];
                parents[start + lane] = new Digest(digest);
            }
        }
    }

    private static void FillEight(TableTrace trace, CompressionColumns columns, int row)
    {
        Span<PackedKoalaBear> input = stackalloc PackedKoalaBear[Poseidon2Cells.Width];
        Span<PackedKoalaBear> digest = stackalloc PackedKoalaBear[Digest.Length];
        for (int index = 0; index < input.Length; index++)
            input[index] = MemoryMarshal.Cast<KoalaBear, PackedKoalaBear>(trace.Column(columns.Input[index]).Slice(row, Lanes))[0];
        var cells = new PackedTraceCells(trace, row);
        Poseidon2Cells.Compress(ref cells, columns.Cells.Start, PackedRounds, input, digest);
    }

    private static void FillOne(TableTrace trace, CompressionColumns columns, int row)
    {
        Span<KoalaBear> input = stackalloc KoalaBear[Poseidon2Cells.Width];
        Span<KoalaBear> digest = stackalloc KoalaBear[Digest.Length];
        for (int index = 0; index < input.Length; index++)
            input[index] = trace[row, columns.Input[index]];
        var cells = new TraceCells(trace, row);
        Poseidon2Cells.Compress(ref cells, columns.Cells.Start, Rounds, input, digest);
    }
}
