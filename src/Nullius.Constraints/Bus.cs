namespace Nullius.Constraints;

/// <summary>A channel between rows of any tables. Every tuple on it has the same width.</summary>
/// <param name="Name">The name in messages.</param>
/// <param name="Index">The separator in coordinate 0 of the fingerprint; 1 or greater, unique in a constraint system.</param>
/// <param name="Kind">The discipline.</param>
/// <param name="Width">The number of elements of a tuple, at most <see cref="WidthMax"/>.</param>
public sealed record Bus(string Name, int Index, BusKind Kind, int Width)
{
    /// <summary>The number of variables of the multilinear fingerprint.</summary>
    public const int FingerprintVariables = 5;

    /// <summary>The greatest width of a tuple: 2^5 coordinates less the separator.</summary>
    public const int WidthMax = (1 << FingerprintVariables) - 1;
}
