using Nullius.Fields;

namespace Nullius.Kernels;

/// <summary>The twiddles of <see cref="RowTransform"/> for 2^log rows: entry 2^l + j is h^(N / 2^(l+1)) · ω^(rev j), the ω of order 2^(l+1).</summary>
/// <remarks>As fractions of a turn the exponents do not depend on the level l, so that each level is a prefix of one table, scaled.</remarks>
internal sealed class CosetTwiddles
{
    private readonly KoalaBear[] _reversedPowers;

    public CosetTwiddles(int log)
    {
        Log = log;
        _reversedPowers = new KoalaBear[Math.Max(1, 1 << log >> 1)];
        _reversedPowers[0] = KoalaBear.One;
        for (var (bits, count) = (2, 1); count < _reversedPowers.Length; bits++, count *= 2)
        {
            // The next bit of j, reversed, adds half the step of the level before.
            var step = KoalaBear.TwoAdicGenerator(bits);
            VectorKernels.Scale(_reversedPowers.AsSpan(0, count), step, _reversedPowers.AsSpan(count, count));
        }
    }

    /// <summary>The logarithm of the number of rows.</summary>
    public int Log { get; }

    /// <summary>Writes the 2^log twiddles for the coset of <paramref name="shift"/>; entry 0 is not used.</summary>
    public void Write(KoalaBear shift, Span<KoalaBear> destination)
    {
        destination[0] = default;
        var scale = shift;
        for (var level = Log - 1; level >= 0; level--, scale = scale.Square())
            VectorKernels.Scale(_reversedPowers.AsSpan(0, 1 << level), scale, destination.Slice(1 << level, 1 << level));
    }
}
