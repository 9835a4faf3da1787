using Nullius.Constraints;
using Nullius.Fields;
using Nullius.Protocol;
using Nullius.Verifier.Core;

namespace Nullius.Prover.Opening;

/// <summary>The committed vector of 2^n elements of F that holds the cells of all tables (Spec §4.6).</summary>
public sealed class DenseVector
{
    private DenseVector(WhirParameters parameters, DenseRegion? preprocessed, DenseRegion witness)
    {
        Variables = parameters.Variables;
        Witness = witness;
        Regions = preprocessed is null ? [witness] : [preprocessed, witness];
    }

    /// <summary>n.</summary>
    public int Variables { get; }

    /// <summary>The logarithm of the length of a chunk, one column of the code of round 0 (Spec §4.8.2).</summary>
    public int LogChunk => Witness.LogChunk;

    /// <summary>The chunks of the witness.</summary>
    public DenseRegion Witness { get; }

    /// <summary>The preprocessed chunks, if there are any, and those of the witness.</summary>
    public IReadOnlyList<DenseRegion> Regions { get; }

    /// <summary>Lays out the columns of the witness behind the preprocessed chunks.</summary>
    /// <param name="layout">The order of the blocks.</param>
    /// <param name="traces">The tables of the system, in order.</param>
    /// <param name="parameters">They fix n and the length of a chunk.</param>
    /// <param name="workers">The number of threads.</param>
    /// <param name="preprocessed">The preprocessed chunks, which are shared and not copied; null if there are none.</param>
    /// <exception cref="ArgumentException">The tables have more than 2^n cells.</exception>
    public static DenseVector Build(
        DenseLayout layout, IReadOnlyList<TableTrace> traces, WhirParameters parameters, int workers, DenseRegion? preprocessed = null)
    {
        int[] heights = [.. traces.Select(trace => trace.Height)];
        DenseRegion witness = DenseRegion.BuildWitness(
            layout, heights, (table, column) => traces[table].Column(column), parameters, workers);
        return new DenseVector(parameters, preprocessed, witness);
    }

    /// <summary>Stored cells from a position on, or none where they are zero.</summary>
    internal ReadOnlySpan<KoalaBear> Tile(long start, int length)
    {
        foreach (DenseRegion region in Regions)
        {
            if (start >= region.Start && start < region.End)
                return region.Cells.Slice((int)(start - region.Start), length);
        }

        return [];
    }
}
