using Org.BouncyCastle.Asn1.X9;
using Org.BouncyCastle.Crypto.EC;
using Org.BouncyCastle.Math;
using Org.BouncyCastle.Math.EC;

namespace Nullius.Ethereum.Tests;

/// <summary>Recovers the signer from a signature (SEC 1, 4.1.6): Q = r⁻¹ (s R − e G).</summary>
internal static class SignatureRecovery
{
    private static readonly X9ECParameters Curve = SecNamed();

    public static Address Recover(Hash32 message, Signature signature)
    {
        ECPoint point = Curve.Curve.DecodePoint([(byte)(signature.IsOdd ? 3 : 2), .. signature.R.ToArray()]);
        BigInteger inverse = Number(signature.R).ModInverse(Curve.N);
        BigInteger onPoint = inverse.Multiply(Number(signature.S)).Mod(Curve.N);
        BigInteger onGenerator = inverse.Multiply(Number(message)).Negate().Mod(Curve.N);
        byte[] key = ECAlgorithms.SumOfTwoMultiplies(Curve.G, onGenerator, point, onPoint).Normalize().GetEncoded(compressed: false)[1..];
        return new Address(Hash32.Keccak(key).ToArray().AsSpan(12));
    }

    private static X9ECParameters SecNamed() => ECNamedCurveTable.GetByName("secp256k1");

    private static BigInteger Number(Hash32 word) => new(1, word.ToArray());
}
