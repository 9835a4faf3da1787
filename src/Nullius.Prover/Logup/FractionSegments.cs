namespace Nullius.Prover.Logup;

/// <summary>
/// Where the rows of each interaction lie in the vectors of a layer. Only rows that are not padding are counted; each segment is filled with padding
/// up to a multiple of <see cref="Alignment"/>, so that packed loops need no remainders.
/// </summary>
internal sealed class FractionSegments
{
    /// <summary>Two of the widest registers.</summary>
    public const int Alignment = 32;

    private readonly int[] _counts;
    private readonly int[] _offsets;

    public FractionSegments(IReadOnlyList<int> counts)
    {
        _counts = [.. counts];
        _offsets = new int[_counts.Length + 1];
        for (int index = 0; index < _counts.Length; index++)
            _offsets[index + 1] = checked(_offsets[index] + ((_counts[index] + Alignment - 1) / Alignment * Alignment));
    }

    /// <summary>The number of interactions.</summary>
    public int Interactions => _counts.Length;

    /// <summary>The length of all segments together.</summary>
    public int Length => _offsets[^1];

    /// <summary>The number of rows of an interaction.</summary>
    public int Count(int interaction) => _counts[interaction];

    /// <summary>Where its segment starts.</summary>
    public int Offset(int interaction) => _offsets[interaction];

    /// <summary>The length of its segment, padding included.</summary>
    public int PaddedCount(int interaction) => _offsets[interaction + 1] - _offsets[interaction];

    /// <summary>The segments after one row variable has been bound or summed.</summary>
    public FractionSegments Halve() => new([.. _counts.Select(count => (count + 1) / 2)]);

    /// <summary>As <see cref="Halve"/>, but interactions of a single row are left out.</summary>
    public FractionSegments HalveWithoutSingles() => new([.. _counts.Select(count => count == 1 ? 0 : (count + 1) / 2)]);
}
