namespace Nullius.Fields;

/// <summary>A commutative ring with one. The verifier is written over rings: there is no equality and no branching on values.</summary>
/// <remarks>
/// A ring may be a field element, a vector of field elements, a symbolic expression or a wire of a circuit.
/// Every ring here is an algebra over KoalaBear (p = 2^31 − 2^24 + 1), so that constants can be lifted into it.
/// </remarks>
public interface IRing<TSelf>
    where TSelf : struct, IRing<TSelf>
{
    /// <summary>The neutral element of addition.</summary>
    static abstract TSelf Zero { get; }

    /// <summary>The neutral element of multiplication.</summary>
    static abstract TSelf One { get; }

    /// <summary>Lifts a constant of the base field, given by its canonical representative in [0, p).</summary>
    static abstract TSelf FromCanonical(uint value);

    static abstract TSelf operator +(TSelf left, TSelf right);

    static abstract TSelf operator -(TSelf left, TSelf right);

    static abstract TSelf operator -(TSelf value);

    static abstract TSelf operator *(TSelf left, TSelf right);
}
