using Nullius.Fields;
using Nullius.Hashing;

namespace Nullius.Machine;

/// <summary>What the proof of a segment states: the program and context, the state before and the state after (Spec §6.4).</summary>
/// <param name="ImageRoot">The root of the program's image, from which instructions are fetched.</param>
/// <param name="Pc4Before">pc / 4 before the first cycle, below p.</param>
/// <param name="RootBefore">The memory root before.</param>
/// <param name="Pc4After">pc / 4 after the last cycle, below p.</param>
/// <param name="RootAfter">The memory root after.</param>
/// <param name="Cycles">The number of cycles, below p.</param>
/// <param name="Context">32 bytes.</param>
public sealed record SegmentStatement(
    Digest ImageRoot,
    uint Pc4Before,
    Digest RootBefore,
    uint Pc4After,
    Digest RootAfter,
    uint Cycles,
    ReadOnlyMemory<byte> Context)
{
    /// <summary>The bytes of the context.</summary>
    public const int ContextBytes = 32;

    /// <summary>The number of public values.</summary>
    public const int PublicValueCount = ContextIndex + (ContextBytes / Limbs.Bytes);

    internal const int ImageRootIndex = 0;
    internal const int Pc4BeforeIndex = ImageRootIndex + Digest.Length;
    internal const int RootBeforeIndex = Pc4BeforeIndex + 1;
    internal const int Pc4AfterIndex = RootBeforeIndex + Digest.Length;
    internal const int RootAfterIndex = Pc4AfterIndex + 1;
    internal const int CyclesIndex = RootAfterIndex + Digest.Length;
    internal const int ContextIndex = CyclesIndex + 1;

    /// <summary>The public values in their order.</summary>
    /// <exception cref="ArgumentException">The context does not have 32 bytes, or an integer is not below p.</exception>
    public KoalaBear[] ToPublicValues()
    {
        if (Context.Length != ContextBytes)
            throw new ArgumentException($"a context has {ContextBytes} bytes");
        var values = new KoalaBear[PublicValueCount];
        ImageRoot.Elements.CopyTo(values.AsSpan(ImageRootIndex));
        values[Pc4BeforeIndex] = KoalaBear.FromCanonical(Pc4Before);
        RootBefore.Elements.CopyTo(values.AsSpan(RootBeforeIndex));
        values[Pc4AfterIndex] = KoalaBear.FromCanonical(Pc4After);
        RootAfter.Elements.CopyTo(values.AsSpan(RootAfterIndex));
        values[CyclesIndex] = KoalaBear.FromCanonical(Cycles);
        Limbs.Write(Context.Span, values.AsSpan(ContextIndex));
        return values;
    }
}
