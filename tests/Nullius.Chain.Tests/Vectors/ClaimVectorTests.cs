using System.Text.Json;
using Nullius.Chain.Tests.Support;
using Nullius.Hashing;
using Nullius.Protocol;
using Nullius.Verifier;

namespace Nullius.Chain.Tests.Vectors;

/// <summary>The claims and seals that the contracts are tested with are those of this prover.</summary>
public sealed class ClaimVectorTests
{
    private static string PathOf(string name) => Path.Combine(Checkout.Root, "contracts", "test", "vectors", $"{name}.json");

    [Fact]
    public void TheClaimAndItsSealAreWhatTheProverMakes() => Assert.Equal(ClaimVector.OfClaim(SealedRun.Hello), File.ReadAllText(PathOf("claim")));

    [Fact]
    public void TheSealOfTheBatchIsAccepted()
    {
        using JsonDocument vector = JsonDocument.Parse(File.ReadAllBytes(PathOf("batch")));
        byte[] root = Bytes(vector, "root"), seal = Bytes(vector, "seal");
        Assert.Equal(Check.None, SealVerifier.Verify(BatchGuest.ClaimOf(root), seal));
        Assert.Equal(Check.BusDenominator, SealVerifier.Verify(BatchGuest.ClaimOf(Keccak256.Hash(root)), seal));
    }

    /// <summary>Writes the vectors anew, after a change of the protocol.</summary>
    [Fact(Explicit = true)]
    public void Record()
    {
        File.WriteAllText(PathOf("claim"), ClaimVector.OfClaim(SealedRun.Hello));
        (BatchReceipt batch, EvmReceipt seal) = SealedRun.MakeBatch();
        File.WriteAllText(PathOf("batch"), ClaimVector.OfBatch(batch, seal));
    }

    private static byte[] Bytes(JsonDocument vector, string name) => Convert.FromHexString(vector.RootElement.GetProperty(name).GetString()!.AsSpan(2));
}
