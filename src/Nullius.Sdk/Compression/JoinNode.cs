using Nullius.Recursion;
using Nullius.Verifier;

namespace Nullius.Sdk;

/// <summary>Two ranges that follow each other.</summary>
internal sealed class JoinNode(RangeNode left, RangeNode right) : RangeNode(
    CircuitKind.Join, left.Range with { RootAfter = right.Range.RootAfter, Pc4After = right.Range.Pc4After }, left, right)
{
    public override ReadOnlyMemory<byte> Make(RecursionProver prover, CancellationToken cancellationToken) =>
        prover.Join(left.ToProof(), right.ToProof(), cancellationToken).Proof;

    /// <summary>The tree over the segments of a run: pairs from left to right, an odd one carried up.</summary>
    public static RangeNode TreeOf(IReadOnlyList<SegmentProof> segments)
    {
        List<RangeNode> level = [.. segments.Select((segment, index) => new LiftNode(segment, index))];
        while (level.Count > 1)
        {
            var above = new List<RangeNode>((level.Count + 1) / 2);
            for (int index = 0; index + 1 < level.Count; index += 2)
                above.Add(new JoinNode(level[index], level[index + 1]));
            if (level.Count % 2 == 1)
                above.Add(level[^1]);
            level = above;
        }

        return level[0];
    }
}
