using System.Runtime.CompilerServices;

namespace Nullius.Riscv;

/// <summary>The four dwords of a page.</summary>
[InlineArray(MachineLayout.PageDwords)]
public struct PageDwords : IEquatable<PageDwords>
{
    private ulong first;

    /// <inheritdoc/>
    public readonly bool Equals(PageDwords other) => ((ReadOnlySpan<ulong>)this).SequenceEqual(other);

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is PageDwords other && Equals(other);

    /// <inheritdoc/>
    public override readonly int GetHashCode() => HashCode.Combine(this[0], this[1], this[2], this[3]);

    public static bool operator ==(PageDwords left, PageDwords right) => left.Equals(right);

    public static bool operator !=(PageDwords left, PageDwords right) => !left.Equals(right);
}
