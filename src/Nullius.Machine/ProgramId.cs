using Nullius.Fields;
using Nullius.Hashing;

namespace Nullius.Machine;

/// <summary>What a receipt calls a program: a digest of its image and of the version of the machine (Spec §5.5.4).</summary>
public static class ProgramId
{
    /// <summary>The version of the machine that this code proves and verifies.</summary>
    public const uint Version = 1;

    /// <summary>Compress(imageRoot, (version, 0, …, 0)).</summary>
    public static Digest Compute(in Digest imageRoot)
    {
        Span<KoalaBear> version = stackalloc KoalaBear[Digest.Length];
        version.Clear();
        version[0] = KoalaBear.FromCanonical(Version);
        return Poseidon2Hash.Compress(imageRoot, new Digest(version));
    }
}
