using System.Diagnostics.CodeAnalysis;
using Nullius.Fields;

namespace Nullius.Hashing;

/// <summary>The output of the inner hash: eight field elements (about 248 bits), 32 bytes. Spec §2.2.</summary>
public readonly struct Digest : IEquatable<Digest>
{
    /// <summary>The number of field elements.</summary>
    public const int Length = 8;

    /// <summary>Length of the encoding: the elements in order, each canonical and little-endian.</summary>
    public const int EncodedBytes = Length * KoalaBear.EncodedBytes;

    private readonly DigestElements _elements;

    public Digest(ReadOnlySpan<KoalaBear> elements)
    {
        if (elements.Length != Length)
            throw new ArgumentException("A digest has exactly eight elements.", nameof(elements));
        elements.CopyTo(_elements);
    }

    /// <summary>The eight elements.</summary>
    [UnscopedRef]
    public ReadOnlySpan<KoalaBear> Elements => _elements;

    public KoalaBear this[int index] => Elements[index];

    public static bool operator ==(Digest left, Digest right) => left.Equals(right);

    public static bool operator !=(Digest left, Digest right) => !left.Equals(right);

    public bool Equals(Digest other) => Elements.SequenceEqual(other.Elements);

    public override bool Equals(object? obj) => obj is Digest other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(this[0], this[1], this[2], this[3]);

    /// <summary>The encoding in hexadecimal.</summary>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[EncodedBytes];
        Write(bytes);
        return Convert.ToHexStringLower(bytes);
    }

    /// <summary>Writes the encoding to the first 32 bytes.</summary>
    public void Write(Span<byte> destination)
    {
        for (var i = 0; i < Length; i++)
            this[i].Write(destination[(i * KoalaBear.EncodedBytes)..]);
    }

    /// <summary>The encoding as a new array.</summary>
    public byte[] ToArray()
    {
        var bytes = new byte[EncodedBytes];
        Write(bytes);
        return bytes;
    }

    /// <summary>Reads the first 32 bytes. False where they are missing or an element is not canonical.</summary>
    public static bool TryRead(ReadOnlySpan<byte> source, out Digest value)
    {
        value = default;
        if (source.Length < EncodedBytes)
            return false;

        Span<KoalaBear> elements = stackalloc KoalaBear[Length];
        for (var i = 0; i < Length; i++)
        {
            if (!KoalaBear.TryRead(source[(i * KoalaBear.EncodedBytes)..], out elements[i]))
                return false;
        }

        value = new Digest(elements);
        return true;
    }
}
