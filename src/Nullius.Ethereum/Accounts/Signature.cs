namespace Nullius.Ethereum;

/// <summary>An ECDSA signature over secp256k1 from which the signer can be recovered. S is in the lower half of its range.</summary>
/// <param name="R">The abscissa of the nonce's point.</param>
/// <param name="S">The proof of the key.</param>
/// <param name="IsOdd">Whether the ordinate of the nonce's point is odd: the <c>yParity</c> of EIP-1559.</param>
public readonly record struct Signature(Hash32 R, Hash32 S, bool IsOdd);
