namespace Nullius.Constraints;

/// <summary>Consecutive columns of a table.</summary>
public readonly record struct ColumnRange(int Start, int Count)
{
    /// <summary>The column index of element <paramref name="index"/>.</summary>
    public int this[int index] => (uint)index < (uint)Count ? Start + index : throw new ArgumentOutOfRangeException(nameof(index));
}
