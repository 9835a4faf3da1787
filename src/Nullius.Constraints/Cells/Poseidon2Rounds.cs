using Nullius.Fields;
using Nullius.Hashing;

namespace Nullius.Constraints;

/// <summary>The constants of Poseidon2 of width 16, lifted into the ring of a row.</summary>
/// <typeparam name="T">The ring.</typeparam>
/// <remarks>Round constants are scaled: on a row that is not in use the scale is zero, so that the zero row satisfies the permutation.</remarks>
public sealed class Poseidon2Rounds<T>
    where T : struct, IRing<T>
{
    private readonly T[] _external;
    private readonly T[] _internal;
    private readonly T[] _diagonal;

    /// <summary>Lifts the constants, the round constants times <paramref name="scale"/>.</summary>
    public Poseidon2Rounds(T scale)
    {
        _external = Lift(Poseidon2Constants.External16, scale);
        _internal = Lift(Poseidon2Constants.Internal16, scale);
        _diagonal = Lift(Poseidon2Constants.Diagonal16, T.One);
    }

    /// <summary>Eight external rounds of 16 constants.</summary>
    public ReadOnlySpan<T> External => _external;

    /// <summary>One constant for each of the 20 internal rounds.</summary>
    public ReadOnlySpan<T> Internal => _internal;

    /// <summary>The vector V of the internal layer.</summary>
    public ReadOnlySpan<T> Diagonal => _diagonal;

    private static T[] Lift(ReadOnlySpan<uint> constants, T scale)
    {
        var lifted = new T[constants.Length];
        for (int index = 0; index < lifted.Length; index++)
            lifted[index] = T.FromCanonical(constants[index]) * scale;
        return lifted;
    }
}
