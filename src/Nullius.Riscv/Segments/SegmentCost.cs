namespace Nullius.Riscv;

/// <summary>What a segment uses, as far as its price depends on it.</summary>
/// <param name="Total">The sum in the unit of the <see cref="SegmentBudget"/>.</param>
/// <param name="Pages">Accessed pages of memory.</param>
/// <param name="Nodes">Inner nodes of the memory tree above them.</param>
/// <param name="Instructions">Fetched instruction words.</param>
/// <param name="ImagePages">Pages of the image that hold them.</param>
/// <param name="ImageNodes">Inner nodes of the image's tree above those.</param>
public readonly record struct SegmentCost(long Total, int Pages, int Nodes, int Instructions, int ImagePages, int ImageNodes);
