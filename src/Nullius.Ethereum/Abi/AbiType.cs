namespace Nullius.Ethereum;

/// <summary>A type of the contract ABI: what its values are, and how many bytes of the head they take.</summary>
public sealed class AbiType
{
    /// <summary>The unit of the encoding.</summary>
    public const int WordBytes = 32;

    private AbiType(AbiTypeKind kind, string name, int size, params AbiType[] parts)
    {
        (Kind, Name, Size, Parts) = (kind, name, size, parts);
        IsDynamic = kind is AbiTypeKind.Bytes or AbiTypeKind.Text or AbiTypeKind.Array || parts.Any(part => part.IsDynamic);
        HeadBytes = IsDynamic ? WordBytes : kind switch
        {
            AbiTypeKind.Tuple => parts.Sum(part => part.HeadBytes),
            AbiTypeKind.FixedArray => checked(size * parts[0].HeadBytes),
            _ => WordBytes,
        };
    }

    /// <summary><c>bool</c>.</summary>
    public static AbiType Boolean { get; } = new(AbiTypeKind.Boolean, "bool", 0);

    /// <summary><c>address</c>.</summary>
    public static AbiType Address { get; } = new(AbiTypeKind.Address, "address", 0);

    /// <summary><c>bytes</c>.</summary>
    public static AbiType Bytes { get; } = new(AbiTypeKind.Bytes, "bytes", 0);

    /// <summary><c>string</c>.</summary>
    public static AbiType Text { get; } = new(AbiTypeKind.Text, "string", 0);

    /// <summary>What the values are.</summary>
    public AbiTypeKind Kind { get; }

    /// <summary>The canonical name, as signatures contain it: <c>(uint256,bytes32[])[2]</c>.</summary>
    public string Name { get; }

    /// <summary>The bits of an integer, the bytes of <c>bytesN</c>, the length of <c>T[k]</c>; zero otherwise.</summary>
    public int Size { get; }

    /// <summary>The types of a tuple's components, or the one type of an array's elements.</summary>
    public IReadOnlyList<AbiType> Parts { get; }

    /// <summary>Whether the head holds an offset rather than the value.</summary>
    public bool IsDynamic { get; }

    /// <summary>How much of the head a value takes: a word where the type is dynamic, else the whole encoding.</summary>
    public int HeadBytes { get; }

    internal bool IsSequence => Kind is AbiTypeKind.Tuple or AbiTypeKind.FixedArray or AbiTypeKind.Array;

    /// <summary><c>uintN</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The bits are not a multiple of 8 from 8 to 256.</exception>
    public static AbiType UnsignedInteger(int bits)
    {
        if (bits is < 8 or > 256 || bits % 8 != 0)
            throw new ArgumentOutOfRangeException(nameof(bits), $"There is no type uint{bits}.");
        return new AbiType(AbiTypeKind.UnsignedInteger, $"uint{bits}", bits);
    }

    /// <summary><c>bytesN</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The length is not from 1 to 32.</exception>
    public static AbiType FixedBytes(int length)
    {
        if (length is < 1 or > WordBytes)
            throw new ArgumentOutOfRangeException(nameof(length), $"There is no type bytes{length}.");
        return new AbiType(AbiTypeKind.FixedBytes, $"bytes{length}", length);
    }

    /// <summary><c>(T1,T2,…)</c>.</summary>
    public static AbiType Tuple(params ReadOnlySpan<AbiType> components)
    {
        AbiType[] parts = components.ToArray();
        return new AbiType(AbiTypeKind.Tuple, $"({string.Join(",", parts.Select(part => part.Name))})", 0, parts);
    }

    /// <summary><c>T[]</c>.</summary>
    /// <exception cref="ArgumentException">The elements take no bytes, so that any number of them would.</exception>
    public static AbiType ArrayOf(AbiType element)
    {
        if (element.HeadBytes == 0)
            throw new ArgumentException($"There is no type {element.Name}[].", nameof(element));
        return new AbiType(AbiTypeKind.Array, $"{element.Name}[]", 0, element);
    }

    /// <summary><c>T[k]</c>.</summary>
    /// <exception cref="ArgumentException">The length is not positive.</exception>
    public static AbiType FixedArrayOf(AbiType element, int length)
    {
        if (length < 1)
            throw new ArgumentException($"There is no type {element.Name}[{length}].", nameof(length));
        return new AbiType(AbiTypeKind.FixedArray, $"{element.Name}[{length}]", length, element);
    }

    /// <summary>Reads a type as Solidity writes it; <c>uint</c> stands for <c>uint256</c>, components may have names.</summary>
    /// <exception cref="FormatException">The text is not a type that is supported here.</exception>
    public static AbiType Parse(string text) => AbiDeclarationReader.ReadType(text);

    /// <summary>The canonical name.</summary>
    public override string ToString() => Name;

    /// <summary>The type of a part; every element of an array has the same.</summary>
    internal AbiType PartAt(int index) => Parts[Kind == AbiTypeKind.Tuple ? index : 0];
}
