using Nullius.Fields;
using Nullius.Hashing;

namespace Nullius.Constraints;

/// <summary>
/// The Poseidon2 permutation of width 16 inside a row: a cell for every S-box output. Constraints have degree 3, the
/// degree of the S-box; everything between two S-boxes is linear.
/// </summary>
/// <remarks>Spec §6.20.</remarks>
public static class Poseidon2Cells
{
    /// <summary>Elements of the state.</summary>
    public const int Width = 16;

    /// <summary>Cells of a permutation: 8 external rounds of 16 S-boxes and 20 internal rounds of one.</summary>
    public const int Permutation = (2 * Poseidon2.HalfExternalRounds * Width) + Poseidon2.InternalRounds16;

    /// <summary>Cells of a compression: the S-boxes of the last round are replaced by the eight elements of the digest.</summary>
    public const int Compression = Permutation - Width + Digest.Length;

    /// <summary>Derives a permutation in place.</summary>
    /// <param name="cells">Receives the derived cells.</param>
    /// <param name="start">The first of <see cref="Permutation"/> columns.</param>
    /// <param name="rounds">The constants.</param>
    /// <param name="state">The input, replaced by the output, which is linear in the cells.</param>
    public static void Permute<T, TCells>(ref TCells cells, int start, Poseidon2Rounds<T> rounds, Span<T> state)
        where T : struct, IRing<T>
        where TCells : struct, IDerivedCells<T>
    {
        int column = UpToLastRound(ref cells, start, rounds, state);
        ExternalRound(ref cells, column, rounds.External[^Width..], state);
    }

    /// <summary>Derives the compression of two digests (Spec §2.3).</summary>
    /// <param name="cells">Receives the derived cells.</param>
    /// <param name="start">The first of <see cref="Compression"/> columns.</param>
    /// <param name="rounds">The constants.</param>
    /// <param name="input">The two digests.</param>
    /// <param name="digest">Receives the eight cells of the result.</param>
    public static void Compress<T, TCells>(
        ref TCells cells, int start, Poseidon2Rounds<T> rounds, ReadOnlySpan<T> input, Span<T> digest)
        where T : struct, IRing<T>
        where TCells : struct, IDerivedCells<T>
    {
        var state = new Poseidon2State<T>();
        input.CopyTo(state);
        int column = UpToLastRound(ref cells, start, rounds, state);
        ReadOnlySpan<T> constants = rounds.External[^Width..];
        for (int index = 0; index < Width; index++)
            state[index] = Cube(state[index] + constants[index]);
        Poseidon2.ExternalLayer<T>(state);
        for (int index = 0; index < Digest.Length; index++)
            digest[index] = cells.Define(column + index, state[index] + input[index]);
    }

    private static int UpToLastRound<T, TCells>(ref TCells cells, int start, Poseidon2Rounds<T> rounds, Span<T> state)
        where T : struct, IRing<T>
        where TCells : struct, IDerivedCells<T>
    {
        int column = start;
        Poseidon2.ExternalLayer(state);
        for (int round = 0; round < Poseidon2.HalfExternalRounds; round++)
            column = ExternalRound(ref cells, column, rounds.External.Slice(round * Width, Width), state);
        foreach (T constant in rounds.Internal)
        {
            state[0] = cells.Define(column++, Cube(state[0] + constant));
            InternalLayer(state, rounds.Diagonal);
        }

        for (int round = Poseidon2.HalfExternalRounds; round < (2 * Poseidon2.HalfExternalRounds) - 1; round++)
            column = ExternalRound(ref cells, column, rounds.External.Slice(round * Width, Width), state);
        return column;
    }

    private static int ExternalRound<T, TCells>(ref TCells cells, int column, ReadOnlySpan<T> constants, Span<T> state)
        where T : struct, IRing<T>
        where TCells : struct, IDerivedCells<T>
    {
        for (int index = 0; index < Width; index++)
            state[index] = cells.Define(column + index, Cube(state[index] + constants[index]));
        Poseidon2.ExternalLayer(state);
        return column + Width;
    }

    private static void InternalLayer<T>(Span<T> state, ReadOnlySpan<T> diagonal)
        where T : struct, IRing<T>
    {
        T sum = T.Zero;
        foreach (T element in state)
            sum += element;
        for (int index = 0; index < Width; index++)
            state[index] = sum + (diagonal[index] * state[index]);
    }

    private static T Cube<T>(T value)
        where T : struct, IRing<T> => value * value * value;
}
