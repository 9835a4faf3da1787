using Nullius.Constraints;
using Nullius.Fields;
using Nullius.Protocol;

namespace Nullius.Verifier.Core;

/// <summary>LogUp by GKR: the sum of all fractions is zero, reduced to a claim about the leaves (Spec §4.4).</summary>
/// <remarks>Papini–Haböck, "Improving logarithmic derivative lookups using GKR" (2023), with an eq-normalised sumcheck.</remarks>
public static class GkrVerifier
{
    public static LeafClaims<T> Verify<TContext, T>(
        TContext context, VerifyingKey key, Fingerprint<T> fingerprint, ReadOnlySpan<T> publicValues)
        where TContext : IVerifierContext<T>
        where T : struct, IRing<T>
    {
        // 1. The top layer, the boundary and the balance.
        var children = new T[4];
        context.Receive(children);
        CheckBalance(context, key, fingerprint, publicValues, children);

        // 2. The claim at layer 1.
        T challenge = context.Challenge();
        T[] point = [challenge];
        (T numerator, T denominator) = Interpolate(children, challenge);

        // 3. One sumcheck per layer.
        for (int layer = 1; layer < key.LeafVariables; layer++)
        {
            T lambda = context.Challenge();
            T claim = numerator + (lambda * denominator);
            var next = new T[layer + 1];
            Sumcheck.VerifyEq(context, point, 2, ref claim, next.AsSpan(0, layer));
            context.Receive(children);
            T expected = (children[0] * children[3]) + (children[1] * children[2]) + (lambda * children[2] * children[3]);
            context.AssertEqual(expected, claim, Check.GkrLayer);
            challenge = context.Challenge();
            next[layer] = challenge;
            (numerator, denominator) = Interpolate(children, challenge);
            point = next;
        }

        int split = key.System.LogInteractions;
        return new LeafClaims<T>(point[..split], point[split..], numerator, denominator);
    }

    /// <summary>Spec §4.4.3. The children are p(0), p(1), q(0), q(1).</summary>
    private static void CheckBalance<TContext, T>(
        TContext context, VerifyingKey key, Fingerprint<T> fingerprint, ReadOnlySpan<T> publicValues, ReadOnlySpan<T> children)
        where TContext : IVerifierContext<T>
        where T : struct, IRing<T>
    {
        CompiledBoundary boundary = key.System.Boundary;
        var values = new T[boundary.Tape.Length];
        boundary.Tape.Evaluate([], [], publicValues, values);

        var inverses = new T[boundary.Interactions.Count + 1];
        context.Receive(inverses);
        context.AssertEqual(inverses[0] * children[2] * children[3], T.One, Check.BusDenominator);
        T balance = ((children[0] * children[3]) + (children[1] * children[2])) * inverses[0];
        for (int index = 0; index < boundary.Interactions.Count; index++)
        {
            CompiledInteraction interaction = boundary.Interactions[index];
            T denominator = fingerprint.OfValues(interaction, values);
            T inverse = inverses[index + 1];
            context.AssertEqual(inverse * denominator, T.One, Check.BusDenominator);
            balance = interaction.IsSend ? balance + inverse : balance - inverse;
        }

        context.AssertEqual(balance, T.Zero, Check.BusBalance);
    }

    private static (T Numerator, T Denominator) Interpolate<T>(ReadOnlySpan<T> children, T challenge)
        where T : struct, IRing<T> =>
        (children[0] + (challenge * (children[1] - children[0])), children[2] + (challenge * (children[3] - children[2])));
}
