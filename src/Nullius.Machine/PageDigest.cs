using Nullius.Fields;
using Nullius.Hashing;

namespace Nullius.Machine;

/// <summary>The digest of a page (Spec §5.5.1).</summary>
public static class PageDigest
{
    /// <summary>Compress(L, R), where L and R are the halves of the page as eight 16-bit little-endian limbs each.</summary>
    /// <param name="page">The 32 bytes of a page.</param>
    public static Digest Compute(ReadOnlySpan<byte> page)
    {
        if (page.Length != MemoryMap.PageBytes)
            throw new ArgumentException($"a page has {MemoryMap.PageBytes} bytes", nameof(page));
        return Poseidon2Hash.Compress(Half(page[..(MemoryMap.PageBytes / 2)]), Half(page[(MemoryMap.PageBytes / 2)..]));
    }

    private static Digest Half(ReadOnlySpan<byte> bytes)
    {
        Span<KoalaBear> limbs = stackalloc KoalaBear[Digest.Length];
        Limbs.Write(bytes, limbs);
        return new Digest(limbs);
    }
}
