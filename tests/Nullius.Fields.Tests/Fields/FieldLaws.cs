using CsCheck;
using Nullius.Fields;
using Xunit;

namespace Nullius.Fields.Tests;

/// <summary>The laws that every field obeys; a field's test class inherits them.</summary>
public abstract class FieldLaws<T>
    where T : struct, IField<T>
{
    /// <summary>Elements spread over the whole field, zero and one among them.</summary>
    protected abstract Gen<T> Elements { get; }

    [Fact]
    public void AdditionIsCommutativeAndAssociative() => Gen.Select(Elements, Elements, Elements)
        .Sample((a, b, c) => a + b == b + a && (a + b) + c == a + (b + c));

    [Fact]
    public void ZeroIsNeutralForAddition() => Elements.Sample(a => a + T.Zero == a && T.Zero.IsZero && a.IsZero == (a == T.Zero));

    [Fact]
    public void SubtractionUndoesAddition() => Gen.Select(Elements, Elements)
        .Sample((a, b) => (a + b) - b == a && a - b == a + (-b) && (a + (-a)).IsZero);

    [Fact]
    public void MultiplicationIsCommutativeAndAssociative() => Gen.Select(Elements, Elements, Elements)
        .Sample((a, b, c) => a * b == b * a && (a * b) * c == a * (b * c));

    [Fact]
    public void MultiplicationDistributesOverAddition() => Gen.Select(Elements, Elements, Elements)
        .Sample((a, b, c) => a * (b + c) == (a * b) + (a * c));

    [Fact]
    public void OneIsNeutralForMultiplication() => Elements.Sample(a => a * T.One == a && (a * T.Zero).IsZero);

    [Fact]
    public void InverseUndoesMultiplication() => Elements.Sample(a => a.IsZero ? a.Inverse().IsZero : a * a.Inverse() == T.One);

    [Fact]
    public void EqualityFollowsTheDifference() => Gen.Select(Elements, Elements).Sample((a, b) =>
        (a == b) == (a - b).IsZero && (a != b) == !a.Equals(b) && a.Equals((object)(a + T.Zero))
        && a.GetHashCode() == (a + b - b).GetHashCode());

    [Fact]
    public void CanonicalConstantsFormTheBaseField() => Gen.Select(Gen.UInt[0, KoalaBear.Modulus - 1], Gen.UInt[0, KoalaBear.Modulus - 1])
        .Sample((a, b) =>
        {
            var sum = (uint)(((ulong)a + b) % KoalaBear.Modulus);
            var product = (uint)((ulong)a * b % KoalaBear.Modulus);
            return T.FromCanonical(a) + T.FromCanonical(b) == T.FromCanonical(sum)
                && T.FromCanonical(a) * T.FromCanonical(b) == T.FromCanonical(product);
        });

    [Fact]
    public void RejectsConstantThatIsNotCanonical() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => T.FromCanonical(KoalaBear.Modulus));
}
