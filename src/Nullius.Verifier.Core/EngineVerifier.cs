using Nullius.Fields;
using Nullius.Polynomials;
using Nullius.Protocol;

namespace Nullius.Verifier.Core;

/// <summary>The verifier of a proof about a constraint system, written once for every context (Spec §4).</summary>
public static class EngineVerifier
{
    /// <summary>Verifies; failed checks are reported to the context.</summary>
    /// <param name="context">The proof, and the root of the preprocessed columns if the key has some.</param>
    /// <param name="key">The system and the shape.</param>
    /// <param name="publicValues">The public values of the statement, elements of F.</param>
    public static void Verify<TContext, T>(TContext context, VerifyingKey key, ReadOnlySpan<T> publicValues)
        where TContext : IVerifierContext<T>
        where T : struct, IRing<T>
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(publicValues.Length, key.System.PublicValueCount);

        // 1. Label, parameters, system, preprocessed columns, statement.
        context.Begin(key.Preamble);
        CodeColumns[] preprocessed = key.Shape.PreprocessedChunks == 0
            ? []
            : [new CodeColumns(context.AbsorbPreprocessedRoot(), key.Shape.PreprocessedChunks, IsExtension: false)];
        context.Absorb(publicValues);

        // 2. Heights and layout.
        TableHeights<T> heights = TableHeights<T>.Receive(context, key);

        // 3. The witness.
        var opening = new WhirVerifier<TContext, T>(context, key.Shape.Opening);
        opening.ReceiveCommitment(preprocessed);

        // 4. Buses.
        Fingerprint<T> fingerprint = Fingerprint<T>.Draw(context);
        LeafClaims<T> leaves = GkrVerifier.Verify(context, key, fingerprint, publicValues);

        // 5. Constraints.
        ColumnClaims<T> columns = ZerocheckVerifier.Verify(context, key, fingerprint, leaves);

        // 6. All column claims as one weighted claim about the dense vector.
        T gamma = context.Challenge();
        T claim = Univariate.EvaluateCoefficients<T>(columns.Values, gamma);

        // 7. Open.
        opening.Verify(claim, point => WeightEvaluator.Evaluate(key.Layout, heights, columns.RowPoint, gamma, point));
    }
}
