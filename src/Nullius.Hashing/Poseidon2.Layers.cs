using Nullius.Fields;

namespace Nullius.Hashing;

public static partial class Poseidon2
{
    /// <summary>The linear layer of the external rounds, in place, for 16 elements.</summary>
    /// <remarks>The block matrix circ(2M, M, …, M) with M = [2 3 1 1; 1 2 3 1; 1 1 2 3; 3 1 1 2]. Spec §2.1.</remarks>
    public static void ExternalLayer<T>(Span<T> state)
        where T : struct, IRing<T>
    {
        ThrowIfNotWidth(state.Length);

        var (sum0, sum1, sum2, sum3) = (T.Zero, T.Zero, T.Zero, T.Zero);
        for (var i = 0; i < state.Length; i += 4)
        {
            var block = state.Slice(i, 4);
            MultiplyBlock(block);
            sum0 += block[0];
            sum1 += block[1];
            sum2 += block[2];
            sum3 += block[3];
        }

        for (var i = 0; i < state.Length; i += 4)
        {
            state[i] += sum0;
            state[i + 1] += sum1;
            state[i + 2] += sum2;
            state[i + 3] += sum3;
        }
    }

    /// <summary>The linear layer of the internal rounds, in place, for 16 elements: the all-ones matrix plus diag(V).</summary>
    public static void InternalLayer<T>(Span<T> state)
        where T : struct, IRing<T>
    {
        ThrowIfNotWidth(state.Length);
        InternalLayer<T>(state, Lift<T>(Poseidon2Constants.Diagonal16));
    }

    private static void InternalLayer<T>(Span<T> state, ReadOnlySpan<T> diagonal)
        where T : struct, IRing<T>
    {
        var sum = T.Zero;
        foreach (var element in state)
            sum += element;
        for (var i = 0; i < state.Length; i++)
            state[i] = sum + (diagonal[i] * state[i]);
    }

    private static void MultiplyBlock<T>(Span<T> x)
        where T : struct, IRing<T>
    {
        // Seven additions and two doublings.
        var sum01 = x[0] + x[1];
        var sum23 = x[2] + x[3];
        var sum = sum01 + sum23;
        var sumTwice1 = sum + x[1];
        var sumTwice3 = sum + x[3];
        x[3] = sumTwice3 + x[0] + x[0];
        x[1] = sumTwice1 + x[2] + x[2];
        x[0] = sumTwice1 + sum01;
        x[2] = sumTwice3 + sum23;
    }
}
