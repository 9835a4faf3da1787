using System.Numerics;

namespace Nullius.Ethereum;

/// <summary>What the recursive length prefix encodes: a byte string, or a list of items. Equality is by content.</summary>
public sealed class RlpItem : IEquatable<RlpItem>
{
    private readonly byte[]? content;
    private readonly RlpItem[]? items;

    private RlpItem(byte[]? content, RlpItem[]? items) => (this.content, this.items) = (content, items);

    /// <summary>The byte string without bytes; also the number zero, and the recipient of a creation.</summary>
    public static RlpItem Empty { get; } = new([], null);

    /// <summary>Whether this is a list.</summary>
    public bool IsList => items is not null;

    /// <summary>The bytes of a byte string.</summary>
    /// <exception cref="InvalidOperationException">This is a list.</exception>
    public ReadOnlySpan<byte> Content => content ?? throw new InvalidOperationException("A list has items, not bytes.");

    /// <summary>The items of a list.</summary>
    /// <exception cref="InvalidOperationException">This is a byte string.</exception>
    public IReadOnlyList<RlpItem> Items => items ?? throw new InvalidOperationException("A byte string has bytes, not items.");

    /// <summary>A byte string.</summary>
    public static RlpItem OfBytes(ReadOnlySpan<byte> bytes) => new(bytes.ToArray(), null);

    /// <summary>A number: big-endian without leading zeros.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public static RlpItem OfNumber(BigInteger number)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        return number.IsZero ? Empty : new RlpItem(number.ToByteArray(isUnsigned: true, isBigEndian: true), null);
    }

    /// <summary>An address.</summary>
    public static RlpItem OfAddress(Address address) => new(address.ToArray(), null);

    /// <summary>A list of items.</summary>
    public static RlpItem OfItems(params ReadOnlySpan<RlpItem> items) => new(null, items.ToArray());

    public bool Equals(RlpItem? other) =>
        other is not null && IsList == other.IsList
        && (items is null ? Content.SequenceEqual(other.Content) : items.AsSpan().SequenceEqual(other.items));

    public override bool Equals(object? obj) => Equals(obj as RlpItem);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.AddBytes(content ?? []);
        foreach (RlpItem item in items ?? [])
            hash.Add(item);
        return hash.ToHashCode();
    }

    /// <summary>Hexadecimal bytes, lists in brackets.</summary>
    public override string ToString() => items is null ? Hex.Encode(Content) : $"[{string.Join<RlpItem>(", ", items)}]";
}
