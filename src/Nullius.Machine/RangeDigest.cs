using Nullius.Fields;
using Nullius.Hashing;

namespace Nullius.Machine;

/// <summary>The elements of a range of an execution and their digest, by which proofs name it (Spec §5.8).</summary>
public static class RangeDigest
{
    /// <summary>The tag of ranges among the digests of statements.</summary>
    public const uint Tag = 1;

    /// <summary>The elements of a range: six zeros follow the last program counter.</summary>
    public const int ElementCount = Pc4BeforeIndex + StatementDigest.Rate;

    /// <summary>Where the eight elements of the image root begin.</summary>
    public const int ImageRootIndex = 0;

    /// <summary>Where the eight elements of the memory root before begin.</summary>
    public const int RootBeforeIndex = ImageRootIndex + Digest.Length;

    /// <summary>Where the eight elements of the memory root after begin.</summary>
    public const int RootAfterIndex = RootBeforeIndex + Digest.Length;

    /// <summary>Where the sixteen limbs of the context begin.</summary>
    public const int ContextIndex = RootAfterIndex + Digest.Length;

    /// <summary>The index of pc / 4 before.</summary>
    public const int Pc4BeforeIndex = ContextIndex + (SegmentStatement.ContextBytes / Limbs.Bytes);

    /// <summary>The index of pc / 4 after.</summary>
    public const int Pc4AfterIndex = Pc4BeforeIndex + 1;

    /// <summary>The elements of a range in their order.</summary>
    /// <exception cref="ArgumentException">The context does not have 32 bytes, or an integer is not below p.</exception>
    public static KoalaBear[] Elements(RangeStatement range)
    {
        ArgumentNullException.ThrowIfNull(range);
        if (range.Context.Length != SegmentStatement.ContextBytes)
            throw new ArgumentException($"a context has {SegmentStatement.ContextBytes} bytes", nameof(range));
        var elements = new KoalaBear[ElementCount];
        range.ImageRoot.Elements.CopyTo(elements.AsSpan(ImageRootIndex));
        range.RootBefore.Elements.CopyTo(elements.AsSpan(RootBeforeIndex));
        range.RootAfter.Elements.CopyTo(elements.AsSpan(RootAfterIndex));
        Limbs.Write(range.Context.Span, elements.AsSpan(ContextIndex));
        elements[Pc4BeforeIndex] = KoalaBear.FromCanonical(range.Pc4Before);
        elements[Pc4AfterIndex] = KoalaBear.FromCanonical(range.Pc4After);
        return elements;
    }

    /// <summary>The digest of a range.</summary>
    public static Digest Compute(RangeStatement range) => StatementDigest.Compute(Tag, Elements(range));
}
