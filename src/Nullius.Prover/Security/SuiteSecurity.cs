using Nullius.Fields;
using Nullius.Hashing;
using Nullius.Protocol;

namespace Nullius.Prover.Security;

/// <summary>What a hash suite contributes to the security of a proof (Spec §8.3, §10.5).</summary>
public static class SuiteSecurity
{
    /// <summary>Bits that a lane of a Keccak challenge has more than p has, at least, before it is reduced: 51 − 31.</summary>
    private const int SurplusBits = 20;

    private const int KeccakDigestBits = 8 * Keccak256.HashBytes;

    /// <summary>
    /// −log2 of the greatest probability of one value of a challenge. Uniform challenges have that of the order of E, rounded down; those of Keccak
    /// are likelier by up to (1 + 2^−20)^5.
    /// </summary>
    public static double ChallengeBits(HashSuite suite) => suite switch
    {
        HashSuite.Poseidon2 => SecurityCalculator.FieldBits,
        HashSuite.Keccak => SecurityCalculator.FieldBits - (KoalaBear5.Degree * Math.Log2(1 + double.Exp2(-SurplusBits))),
        _ => throw new ArgumentOutOfRangeException(nameof(suite)),
    };

    /// <summary>A collision of digests or of the transcript's state.</summary>
    public static SecurityTerm Digests(HashSuite suite) => suite switch
    {
        HashSuite.Poseidon2 => Collision("√(π/2·p^8) hashes to a collision", Digest.Length * Math.Log2(KoalaBear.Modulus)),
        HashSuite.Keccak => Collision("√(π/2·2^256) hashes to a collision", KeccakDigestBits),
        _ => throw new ArgumentOutOfRangeException(nameof(suite)),
    };

    /// <summary>The expected number of hashes until two of 2^<paramref name="logOutputs"/> outputs agree: √(π/2·outputs).</summary>
    private static SecurityTerm Collision(string formula, double logOutputs) =>
        new("digests and transcript", formula, (logOutputs + Math.Log2(Math.PI / 2)) / 2);
}
