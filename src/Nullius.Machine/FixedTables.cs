using Nullius.Constraints;

namespace Nullius.Machine;

/// <summary>The fixed tables that every other table looks values up in (Spec §6.5).</summary>
public sealed class FixedTables
{
    public Range16Table Range16 { get; } = new();

    public BytesTable Bytes { get; } = new();

    public BitsTable Bits { get; } = new();

    /// <summary>All of them in the order of the machine.</summary>
    public IReadOnlyList<Table> All => [Range16, Bytes, Bits];
}
