using System.Runtime.CompilerServices;

namespace Nullius.Riscv;

/// <summary>The times of the last accesses of the four dwords of a page.</summary>
[InlineArray(MachineLayout.PageDwords)]
public struct PageTimes : IEquatable<PageTimes>
{
    private uint first;

    /// <inheritdoc/>
    public readonly bool Equals(PageTimes other) => ((ReadOnlySpan<uint>)this).SequenceEqual(other);

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is PageTimes other && Equals(other);

    /// <inheritdoc/>
    public override readonly int GetHashCode() => HashCode.Combine(this[0], this[1], this[2], this[3]);

    public static bool operator ==(PageTimes left, PageTimes right) => left.Equals(right);

    public static bool operator !=(PageTimes left, PageTimes right) => !left.Equals(right);
}
