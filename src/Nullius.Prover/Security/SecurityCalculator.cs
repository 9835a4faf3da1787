using System.Globalization;
using Nullius.Constraints;
using Nullius.Protocol;
using Nullius.Verifier.Core;

namespace Nullius.Prover.Security;

/// <summary>Computes the provable security of proofs, term by term (Spec §8).</summary>
public static class SecurityCalculator
{
    /// <summary>log2 of the order of E, rounded down: it is 154.94.</summary>
    public const double FieldBits = 154;

    /// <summary>The report for the proofs of a key.</summary>
    public static SecurityReport Report(VerifyingKey key) => Report(key.Shape, SystemSize.Of(key));

    /// <summary>The report for a shape and a system of a given size.</summary>
    public static SecurityReport Report(Shape shape, SystemSize size)
    {
        List<SecurityTerm> terms = [SuiteSecurity.Digests(shape.Suite)];
        terms.AddRange(Engine(shape, size));
        terms.AddRange(WhirSecurity.Terms(shape.Opening, suite: shape.Suite));
        return new SecurityReport($"{shape.Name}, λ = {shape.SecurityBits}", shape.SecurityBits, terms);
    }

    private static IEnumerable<SecurityTerm> Engine(Shape shape, SystemSize size)
    {
        double leaves = Math.Log2(size.Leaves);
        double challengeBits = SuiteSecurity.ChallengeBits(shape.Suite);
        yield return new SecurityTerm(
            "bus fingerprints",
            Text($"{Bus.FingerprintVariables}·K/|E|, K = 2^{leaves:F1} leaves"),
            FieldBits - leaves - Math.Log2(Bus.FingerprintVariables) - ((1 + Bus.FingerprintVariables) * (FieldBits - challengeBits)));
        int logInteractions = (int)Math.Ceiling(Math.Log2(Math.Max(2, size.Interactions)));
        yield return new SecurityTerm(
            Text($"GKR, {logInteractions + shape.RowVariables} layers, each round"),
            "(2 + 1)/|E|: degree 2, and a violated constraint vanishing at the point",
            challengeBits - Math.Log2(3));
        yield return new SecurityTerm("GKR, combination λ and line μ", "(1 + 1)/|E|", challengeBits - 1);
        yield return new SecurityTerm(
            "batching of constraints ψ", Text($"{size.Constraints + 1}/|E|"), challengeBits - Math.Log2(size.Constraints + 1));
        yield return new SecurityTerm("zerocheck, each round", "3/|E|", challengeBits - Math.Log2(3));
        yield return new SecurityTerm(
            "batching of column claims γ", Text($"{size.Columns}/|E|"), challengeBits - Math.Log2(size.Columns));
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
