using System.Numerics;

namespace Nullius.Ethereum;

/// <summary>
/// A value for the contract ABI: a number, a truth value, an address, bytes (of fixed or of any length), text, or a sequence (a tuple or an array).
/// The type that it is encoded for says which of its encodings is meant. Equality is by content.
/// </summary>
public sealed class AbiValue : IEquatable<AbiValue>
{
    private readonly object content;

    private AbiValue(object content) => this.content = content;

    internal object Content => content;

    public static implicit operator AbiValue(ulong number) => new((BigInteger)number);

    public static implicit operator AbiValue(UInt128 number) => new((BigInteger)number);

    public static implicit operator AbiValue(BigInteger number) => new(number);

    public static implicit operator AbiValue(Wei amount) => amount.Value;

    public static implicit operator AbiValue(bool truth) => new(truth);

    public static implicit operator AbiValue(Address address) => new(address);

    public static implicit operator AbiValue(Hash32 hash) => new(hash.ToArray());

    public static implicit operator AbiValue(byte[] bytes) => new(bytes.Clone());

    public static implicit operator AbiValue(string text) => new(text);

    public static implicit operator AbiValue(AbiValue[] parts) => Sequence(parts);

    /// <summary>Bytes, copied.</summary>
    public static AbiValue Bytes(ReadOnlySpan<byte> bytes) => new(bytes.ToArray());

    /// <summary>A tuple or an array.</summary>
    public static AbiValue Sequence(params ReadOnlySpan<AbiValue> parts) => new(parts.ToArray());

    /// <summary>The number.</summary>
    /// <exception cref="InvalidOperationException">The value is not a number. (The other readers say so likewise.)</exception>
    public BigInteger AsNumber() => As<BigInteger>("a number");

    /// <summary>The number.</summary>
    /// <exception cref="OverflowException">It is 2^64 or more.</exception>
    public ulong AsUInt64() => (ulong)AsNumber();

    /// <summary>The number, as an amount.</summary>
    /// <exception cref="OverflowException">It is 2^128 or more.</exception>
    public Wei AsWei() => new((UInt128)AsNumber());

    /// <summary>The truth value.</summary>
    public bool AsBoolean() => As<bool>("a truth value");

    /// <summary>The address.</summary>
    public Address AsAddress() => As<Address>("an address");

    /// <summary>The 32 bytes of a <c>bytes32</c>.</summary>
    public Hash32 AsHash32() => content is byte[] { Length: Hash32.Bytes } bytes ? new Hash32(bytes) : throw Mismatch("32 bytes");

    /// <summary>The bytes.</summary>
    public ReadOnlyMemory<byte> AsBytes() => As<byte[]>("bytes");

    /// <summary>The text.</summary>
    public string AsText() => As<string>("a text");

    /// <summary>The components of a tuple, or the elements of an array.</summary>
    public IReadOnlyList<AbiValue> AsSequence() => As<AbiValue[]>("a sequence");

    public bool Equals(AbiValue? other) => (content, other?.content) switch
    {
        (byte[] left, byte[] right) => left.AsSpan().SequenceEqual(right),
        (AbiValue[] left, AbiValue[] right) => left.AsSpan().SequenceEqual(right),
        (var left, var right) => left.Equals(right),
    };

    public override bool Equals(object? obj) => Equals(obj as AbiValue);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        if (content is byte[] bytes)
            hash.AddBytes(bytes);
        else if (content is AbiValue[] parts)
            Array.ForEach(parts, hash.Add);
        else
            hash.Add(content);
        return hash.ToHashCode();
    }

    /// <summary>Decimal digits, hexadecimal bytes, text in quotes, sequences in parentheses.</summary>
    public override string ToString() => content switch
    {
        bool truth => truth ? "true" : "false",
        byte[] bytes => Hex.Encode(bytes),
        string text => $"\"{text}\"",
        AbiValue[] parts => $"({string.Join<AbiValue>(", ", parts)})",
        _ => content.ToString()!,
    };

    private T As<T>(string what) => content is T value ? value : throw Mismatch(what);

    private InvalidOperationException Mismatch(string what) => new($"The value {this} is not {what}.");
}
