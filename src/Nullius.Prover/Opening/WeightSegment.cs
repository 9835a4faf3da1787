using Nullius.Fields;

namespace Nullius.Prover.Opening;

/// <summary>
/// Rows of one block in a tile of the weight: cell c of row i of the segment lies at (FirstGroup + i)·2^LogWidth + c of the tile and
/// has the weight Factor·low[FirstLow + i]·γ^c.
/// </summary>
/// <param name="LogWidth">The width of the block.</param>
/// <param name="FirstGroup">The first row's place in the tile, in rows of this width.</param>
/// <param name="Rows">The number of rows.</param>
/// <param name="FirstLow">The first row's place in the table of row weights.</param>
/// <param name="Factor">What the rows have in common.</param>
internal readonly record struct WeightSegment(int LogWidth, int FirstGroup, int Rows, int FirstLow, KoalaBear5 Factor);
