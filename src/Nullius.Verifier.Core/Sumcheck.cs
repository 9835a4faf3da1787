using Nullius.Fields;
using Nullius.Polynomials;
using Nullius.Protocol;

namespace Nullius.Verifier.Core;

/// <summary>The two forms of the sumcheck protocol (Spec §4.3).</summary>
public static class Sumcheck
{
    /// <summary>Reduces Σ_x eq(z, x)·G(x) = claim to a claim about G at <paramref name="point"/>.</summary>
    /// <param name="context">The proof.</param>
    /// <param name="z">The point of eq, ℓ coordinates.</param>
    /// <param name="degree">The degree of G in each variable.</param>
    /// <param name="claim">The claim; replaced by the claim about G(point).</param>
    /// <param name="point">Receives the ℓ challenges, most significant variable first.</param>
    public static void VerifyEq<TContext, T>(TContext context, ReadOnlySpan<T> z, int degree, ref T claim, Span<T> point)
        where TContext : IVerifierContext<T>
        where T : struct, IRing<T>
    {
        var coefficients = new T[degree + 1];
        for (int variable = z.Length - 1; variable >= 0; variable--)
        {
            context.Receive(coefficients.AsSpan(1));
            T sum = T.Zero;
            foreach (T coefficient in coefficients.AsSpan(1))
                sum += coefficient;

            // Spec §4.3.1: (1 − z)·g(0) + z·g(1) = claim.
            coefficients[0] = claim - (z[variable] * sum);
            T challenge = context.Challenge();
            claim = Univariate.EvaluateCoefficients<T>(coefficients, challenge);
            point[variable] = challenge;
        }
    }

    /// <summary>Binds the next <paramref name="point"/>.Length variables of Σ_x f(x)·W(x) = claim, most significant first.</summary>
    /// <param name="context">The proof.</param>
    /// <param name="workBits">Proof of work before each challenge.</param>
    /// <param name="claim">The claim; replaced by the claim about the rest.</param>
    /// <param name="point">Receives the challenges.</param>
    public static void VerifyPlain<TContext, T>(TContext context, int workBits, ref T claim, Span<T> point)
        where TContext : IVerifierContext<T>
        where T : struct, IRing<T>
    {
        Span<T> message = new T[2];
        var coefficients = new T[3];
        for (int variable = 0; variable < point.Length; variable++)
        {
            context.Receive(message);
            coefficients[0] = message[0];
            coefficients[2] = message[1];

            // Spec §4.3.2: h(0) + h(1) = claim.
            coefficients[1] = claim - message[0] - message[0] - message[1];
            context.ProofOfWork(workBits);
            T challenge = context.Challenge();
            claim = Univariate.EvaluateCoefficients<T>(coefficients, challenge);
            point[variable] = challenge;
        }
    }
}
