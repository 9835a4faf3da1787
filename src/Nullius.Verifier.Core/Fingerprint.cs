using Nullius.Constraints;
using Nullius.Fields;
using Nullius.Polynomials;
using Nullius.Protocol;

namespace Nullius.Verifier.Core;

/// <summary>The challenges of the bus argument and the fingerprint that they define (Spec §3.5).</summary>
public sealed class Fingerprint<T>
    where T : struct, IRing<T>
{
    private readonly T _alpha;
    private readonly T[] _weights;

    private Fingerprint(T alpha, ReadOnlySpan<T> beta)
    {
        _alpha = alpha;
        _weights = Multilinear.EqTable(beta);
    }

    /// <summary>Draws α and b (Spec §4.2.6).</summary>
    public static Fingerprint<T> Draw<TContext>(TContext context)
        where TContext : IVerifierContext<T> =>
        Draw(context.Challenge);

    /// <summary>Draws α and b from any source of challenges.</summary>
    public static Fingerprint<T> Draw(Func<T> challenge)
    {
        T alpha = challenge();
        var beta = new T[Bus.FingerprintVariables];
        for (int index = 0; index < beta.Length; index++)
            beta[index] = challenge();
        return new Fingerprint<T>(alpha, beta);
    }

    /// <summary>The factor of an element of a tuple: eq(b, element + 1).</summary>
    public T Weight(int element) => _weights[element + 1];

    /// <summary>The fingerprint of an interaction whose expressions have been evaluated.</summary>
    public T OfValues(CompiledInteraction interaction, ReadOnlySpan<T> values)
    {
        T sum = _alpha - (_weights[0] * T.FromCanonical((uint)interaction.Bus.Index));
        for (int index = 0; index < interaction.Tuple.Count; index++)
            sum -= _weights[index + 1] * values[interaction.Tuple[index]];
        return sum;
    }

    /// <summary>The fingerprint of a constant tuple.</summary>
    public T OfConstants(Bus bus, IReadOnlyList<uint> tuple)
    {
        T sum = _alpha - (_weights[0] * T.FromCanonical((uint)bus.Index));
        for (int index = 0; index < tuple.Count; index++)
        {
            if (tuple[index] != 0)
                sum -= _weights[index + 1] * T.FromCanonical(tuple[index]);
        }

        return sum;
    }
}
