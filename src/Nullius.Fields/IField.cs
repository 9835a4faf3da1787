namespace Nullius.Fields;

/// <summary>A field with decidable equality. Provers and native code use it; the verifier asks for <see cref="IRing{TSelf}"/> only.</summary>
public interface IField<TSelf> : IRing<TSelf>, IEquatable<TSelf>
    where TSelf : struct, IField<TSelf>
{
    /// <summary>True for the neutral element of addition.</summary>
    bool IsZero { get; }

    /// <summary>The multiplicative inverse; the inverse of zero is defined as zero.</summary>
    TSelf Inverse();

    static abstract bool operator ==(TSelf left, TSelf right);

    static abstract bool operator !=(TSelf left, TSelf right);
}
