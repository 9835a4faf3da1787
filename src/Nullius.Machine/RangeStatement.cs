using Nullius.Hashing;

namespace Nullius.Machine;

/// <summary>That a program leads from one state to another, in any number of segments (Spec §5.8).</summary>
/// <param name="ImageRoot">The root of the program's image.</param>
/// <param name="RootBefore">The memory root before.</param>
/// <param name="RootAfter">The memory root after.</param>
/// <param name="Context">32 bytes.</param>
/// <param name="Pc4Before">pc / 4 before, below p.</param>
/// <param name="Pc4After">pc / 4 after, below p.</param>
public sealed record RangeStatement(
    Digest ImageRoot, Digest RootBefore, Digest RootAfter, ReadOnlyMemory<byte> Context, uint Pc4Before, uint Pc4After)
{
    /// <summary>What a segment states, its number of cycles aside.</summary>
    public static RangeStatement Of(SegmentStatement segment)
    {
        ArgumentNullException.ThrowIfNull(segment);
        return new(segment.ImageRoot, segment.RootBefore, segment.RootAfter, segment.Context, segment.Pc4Before, segment.Pc4After);
    }
}
