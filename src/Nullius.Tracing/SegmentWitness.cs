using Nullius.Constraints;
using Nullius.Machine;

namespace Nullius.Tracing;

/// <summary>What the prover needs for one segment: the statement and the tables in the order of the machine.</summary>
public sealed record SegmentWitness(SegmentStatement Statement, IReadOnlyList<TableTrace> Tables);
