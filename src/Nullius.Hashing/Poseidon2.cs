using Nullius.Fields;

namespace Nullius.Hashing;

/// <summary>The Poseidon2 permutation over KoalaBear: S-box x³, width 16, 4 + 4 external rounds, 20 internal rounds.</summary>
/// <remarks>Grassi, Khovratovich, Schofnegger, https://eprint.iacr.org/2023/323, with the constants of Plonky3. Spec §2.1.</remarks>
public static partial class Poseidon2
{
    /// <summary>Elements of a state.</summary>
    public const int Width = 16;

    /// <summary>External rounds before and again after the internal ones.</summary>
    public const int HalfExternalRounds = 4;

    public const int InternalRounds16 = 20;

    private static readonly uint[] External16 = ToMontgomery(Poseidon2Constants.External16);
    private static readonly uint[] Internal16 = ToMontgomery(Poseidon2Constants.Internal16);
    private static readonly uint[] Diagonal16 = ToMontgomery(Poseidon2Constants.Diagonal16);

    /// <summary>Permutes 16 field elements in place.</summary>
    public static void Permute16(Span<KoalaBear> state)
    {
        ThrowIfNotWidth(state.Length);
        PermuteScalar(state, External16, Internal16, Diagonal16);
    }

    /// <summary>Permutes 16 elements of any ring in place, such as the wires of a circuit.</summary>
    public static void Permute16<T>(Span<T> state)
        where T : struct, IRing<T>
    {
        ThrowIfNotWidth(state.Length);
        Permute<T>(
            state, Lift<T>(Poseidon2Constants.External16), Lift<T>(Poseidon2Constants.Internal16), Lift<T>(Poseidon2Constants.Diagonal16));
    }

    private static void Permute<T>(
        Span<T> state, ReadOnlySpan<T> externalConstants, ReadOnlySpan<T> internalConstants, ReadOnlySpan<T> diagonal)
        where T : struct, IRing<T>
    {
        ExternalLayer(state);
        for (var round = 0; round < HalfExternalRounds; round++)
            ExternalRound(state, externalConstants.Slice(round * state.Length, state.Length));
        foreach (var constant in internalConstants)
        {
            state[0] = Cube(state[0] + constant);
            InternalLayer(state, diagonal);
        }

        for (var round = HalfExternalRounds; round < 2 * HalfExternalRounds; round++)
            ExternalRound(state, externalConstants.Slice(round * state.Length, state.Length));
    }

    private static void ExternalRound<T>(Span<T> state, ReadOnlySpan<T> constants)
        where T : struct, IRing<T>
    {
        for (var i = 0; i < state.Length; i++)
            state[i] = Cube(state[i] + constants[i]);
        ExternalLayer(state);
    }

    private static T Cube<T>(T value)
        where T : struct, IRing<T> => value * value * value;

    private static T[] Lift<T>(ReadOnlySpan<uint> constants)
        where T : struct, IRing<T>
    {
        var lifted = new T[constants.Length];
        for (var i = 0; i < lifted.Length; i++)
            lifted[i] = T.FromCanonical(constants[i]);
        return lifted;
    }

    private static void ThrowIfNotWidth(int length)
    {
        if (length != Width)
            throw new ArgumentException($"The state has exactly {Width} elements.");
    }
}
