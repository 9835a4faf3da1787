using Nullius.Fields;
using Nullius.Protocol;
using Nullius.Recursion.Tests.Support;

namespace Nullius.Recursion.Tests;

/// <summary>The verifier over wires accepts what the verifier over numbers accepts (Spec §9.4).</summary>
public sealed class LiftCircuitTests
{
    private const int CasesOfAKind = 15;

    private static LiftCase Case => LiftCase.Shared;

    public static TheoryData<string> Kinds => ["elements of F", "elements of E", "root", "nonce", "leaf over F", "leaf over E", "path"];

    [Fact]
    public void AValidProofIsAccepted()
    {
        Assert.Equal(Check.None, Case.Verify(Case.Proof, Case.PublicValues));
        Assert.Null(Case.Assign(Case.Proof, Case.PublicValues));
        Assert.Equal(Case.Proof.Length, Case.Messages[^1].Start + Case.Messages[^1].Count);
    }

    [Fact]
    public void EveryKindOfMessageIsAltered() => Assert.Equal(Case.Messages.Select(message => message.Kind).Distinct().Order(), Kinds.Select(row => row.Data).Order());

    [Theory]
    [MemberData(nameof(Kinds))]
    public void AnAlteredProofIsRejectedByBoth(string kind)
    {
        var random = new Random(11);
        (string Kind, int Start, int Count)[] messages = [.. Case.Messages.Where(message => message.Kind == kind)];
        for (int attempt = 0; attempt < CasesOfAKind; attempt++)
        {
            (_, int start, int count) = messages[random.Next(messages.Length)];
            KoalaBear[] altered = [.. Case.Proof];
            altered[start + random.Next(count)] += KoalaBear.FromCanonical((uint)random.NextInt64(1, KoalaBear.Modulus));
            AssertSameVerdict(altered, Case.PublicValues);
        }
    }

    [Fact]
    public void AnAlteredStatementIsRejectedByBoth()
    {
        for (int index = 0; index < Case.PublicValues.Length; index++)
        {
            KoalaBear[] altered = [.. Case.PublicValues];
            altered[index] += KoalaBear.One;
            AssertSameVerdict(Case.Proof, altered);
        }
    }

    /// <summary>The statement is proven, but the digest is that of another.</summary>
    [Fact]
    public void ADigestOfAnotherStatementIsRejected()
    {
        KoalaBear[] values = Case.PublicValues;
        KoalaBear[] statement = [.. values[..8], .. values[9..17], .. values[18..26], .. values[27..], values[8], values[17], values[26]];
        Assert.Equal("StatementDigest", Case.Assign(default, Case.Proof, statement));
    }

    private static void AssertSameVerdict(KoalaBear[] proof, KoalaBear[] publicValues)
    {
        Assert.NotEqual(Check.None, Case.Verify(proof, publicValues));
        Assert.NotNull(Case.Assign(proof, publicValues));
    }
}
