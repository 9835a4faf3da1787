using System.Globalization;
using Nullius.Constraints;
using Nullius.Fields;
using Nullius.Hashing;
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
        List<SecurityTerm> terms = [Digest()];
        terms.AddRange(Engine(shape, size));
        terms.AddRange(WhirSecurity.Terms(shape.Opening));
        return new SecurityReport($"{shape.Name}, λ = {shape.SecurityBits}", shape.SecurityBits, terms);
    }

    /// <summary>A collision of digests or of the sponge's capacity: the expected number of hashes, √(π/2·p^8).</summary>
    private static SecurityTerm Digest()
    {
        double bits = ((Nullius.Hashing.Digest.Length * Math.Log2(KoalaBear.Modulus)) + Math.Log2(Math.PI / 2)) / 2;
        return new SecurityTerm("digests and transcript", "√(π/2·p^8) hashes to a collision", bits);
    }

    private static IEnumerable<SecurityTerm> Engine(Shape shape, SystemSize size)
    {
        double leaves = Math.Log2(size.Leaves);
        yield return new SecurityTerm(
            "bus fingerprints",
            Text($"{Bus.FingerprintVariables}·K/|E|, K = 2^{leaves:F1} leaves"),
            FieldBits - leaves - Math.Log2(Bus.FingerprintVariables));
        int logInteractions = (int)Math.Ceiling(Math.Log2(Math.Max(2, size.Interactions)));
        yield return new SecurityTerm(
            Text($"GKR, {logInteractions + shape.RowVariables} layers, each round"),
            "(2 + 1)/|E|: degree 2, and a violated constraint vanishing at the point",
            FieldBits - Math.Log2(3));
        yield return new SecurityTerm("GKR, combination λ and line μ", "(1 + 1)/|E|", FieldBits - 1);
        yield return new SecurityTerm(
            "batching of constraints ψ", Text($"{size.Constraints + 1}/|E|"), FieldBits - Math.Log2(size.Constraints + 1));
        yield return new SecurityTerm("zerocheck, each round", "3/|E|", FieldBits - Math.Log2(3));
        yield return new SecurityTerm(
            "batching of column claims γ", Text($"{size.Columns}/|E|"), FieldBits - Math.Log2(size.Columns));
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
