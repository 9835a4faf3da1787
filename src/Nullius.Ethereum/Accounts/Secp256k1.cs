using Org.BouncyCastle.Asn1.X9;
using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Crypto.EC;
using Org.BouncyCastle.Crypto.Signers;
using Org.BouncyCastle.Math;
using Org.BouncyCastle.Math.EC;
using Org.BouncyCastle.Math.EC.Multiplier;
using Org.BouncyCastle.Utilities;

namespace Nullius.Ethereum;

/// <summary>Keys and signatures on the curve secp256k1.</summary>
internal static class Secp256k1
{
    private static readonly X9ECParameters Curve = CustomNamedCurves.GetByName("secp256k1");
    private static readonly BigInteger HalfOrder = Curve.N.ShiftRight(1);

    /// <summary>Whether 32 bytes are a private key: a number from 1 to the order less 1.</summary>
    public static bool IsPrivateKey(ReadOnlySpan<byte> bytes)
    {
        BigInteger number = ToNumber(bytes);
        return number.SignValue > 0 && number.CompareTo(Curve.N) < 0;
    }

    /// <summary>The affine coordinates of the public key, 32 bytes each.</summary>
    public static byte[] PublicKey(ReadOnlySpan<byte> privateKey) => TimesGenerator(ToNumber(privateKey)).GetEncoded(compressed: false)[1..];

    /// <summary>Signs a hash with the deterministic nonce of RFC 6979 (with SHA-256).</summary>
    public static Signature Sign(ReadOnlySpan<byte> privateKey, Hash32 hash)
    {
        BigInteger key = ToNumber(privateKey), message = ToNumber(hash.ToArray());
        var nonces = new HMacDsaKCalculator(new Sha256Digest());
        nonces.Init(Curve.N, key, hash.ToArray());
        while (true)
        {
            BigInteger nonce = nonces.NextK();
            ECPoint point = TimesGenerator(nonce);
            BigInteger r = point.AffineXCoord.ToBigInteger();
            BigInteger s = nonce.ModInverse(Curve.N).Multiply(message.Add(key.Multiply(r))).Mod(Curve.N);

            // An abscissa of the order or more (one in 2^127) is not reduced, as the parity alone would not tell it from the reduced one.
            if (r.SignValue == 0 || r.CompareTo(Curve.N) >= 0 || s.SignValue == 0)
                continue;

            // (r, −s) belongs to the mirrored point. EIP-2 takes the lower of the two.
            bool isHigh = s.CompareTo(HalfOrder) > 0;
            bool isOdd = point.AffineYCoord.TestBitZero() != isHigh;
            return new Signature(ToHash(r), ToHash(isHigh ? Curve.N.Subtract(s) : s), isOdd);
        }
    }

    private static ECPoint TimesGenerator(BigInteger number) => new FixedPointCombMultiplier().Multiply(Curve.G, number).Normalize();

    private static BigInteger ToNumber(ReadOnlySpan<byte> bytes) => new(1, bytes);

    private static Hash32 ToHash(BigInteger number) => new(BigIntegers.AsUnsignedByteArray(Hash32.Bytes, number));
}
