using System.Text.Json;
using Nullius.Fields;
using Nullius.Hashing;
using Nullius.Verifier;
using Xunit;

namespace Nullius.Machine.Tests;

/// <summary>The vectors of <c>spec/vectors/claims.json</c>, which an independent program computes (<c>tools/vectors/claims.py</c>).</summary>
public sealed class ClaimVectorTests
{
    private static readonly JsonElement Vectors =
        JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Repository.Root, "spec", "vectors", "claims.json"))).RootElement;

    private static Claim[] Claims => [.. Vectors.GetProperty("claims").EnumerateArray().Select(ReadClaim)];

    [Fact]
    public void DigestsOfStatementsAreThoseOfTheVectors()
    {
        foreach (JsonElement vector in Vectors.GetProperty("statements").EnumerateArray())
            Assert.Equal(Hex(vector, "digest"), StatementDigest.Compute(vector.GetProperty("tag").GetUInt32(), Elements(vector)).ToArray());
    }

    [Fact]
    public void ElementsAndDigestsOfClaimsAreThoseOfTheVectors()
    {
        foreach (JsonElement vector in Vectors.GetProperty("claims").EnumerateArray().Append(Vectors.GetProperty("conditionalClaim")))
        {
            Claim claim = ReadClaim(vector);
            Assert.Equal(Elements(vector), ClaimDigest.Elements(claim));
            Assert.Equal(Hex(vector, "digest"), ClaimDigest.Compute(claim).ToArray());
        }

        Assert.Equal(72, ClaimDigest.ElementCount);
    }

    [Fact]
    public void ChainsAreThoseOfTheVectors()
    {
        string[] chains = [.. Vectors.GetProperty("chains").EnumerateArray().Select(chain => chain.GetString()!)];
        Assert.Equal(chains, Enumerable.Range(0, chains.Length).Select(count => AssumptionChain.Of(Claims.Take(count)).ToString()));
    }

    [Fact]
    public void ElementsAndDigestOfARangeAreThoseOfTheVectors()
    {
        JsonElement vector = Vectors.GetProperty("range");
        var segment = new SegmentStatement(
            ReadDigest(vector, "imageRoot"),
            vector.GetProperty("pc4Before").GetUInt32(),
            ReadDigest(vector, "rootBefore"),
            vector.GetProperty("pc4After").GetUInt32(),
            ReadDigest(vector, "rootAfter"),
            1234,
            Hex(vector, "context"));
        RangeStatement range = RangeStatement.Of(segment);
        Assert.Equal(Elements(vector), RangeDigest.Elements(range));
        Assert.Equal(Hex(vector, "digest"), RangeDigest.Compute(range).ToArray());
        Assert.Equal(48, RangeDigest.ElementCount);
        Assert.Equal(RangeDigest.Compute(range), RangeDigest.Compute(RangeStatement.Of(segment with { Cycles = 1 })));
        Assert.Throws<ArgumentException>(() => RangeDigest.Compute(range with { Context = new byte[31] }));
        Assert.Throws<ArgumentOutOfRangeException>(() => RangeDigest.Compute(range with { Pc4After = KoalaBear.Modulus }));
    }

    [Fact]
    public void TreesAreThoseOfTheVectors()
    {
        foreach (JsonElement vector in Vectors.GetProperty("trees").EnumerateArray())
        {
            Claim[] claims = [.. Claims.Take(vector.GetProperty("count").GetInt32())];
            var tree = new ClaimTree(claims);
            Assert.Equal(Hex(vector, "root"), tree.Root.ToArray());
            Assert.Equal(
                vector.GetProperty("paths").EnumerateArray().Select(path => path.GetString()),
                Enumerable.Range(0, claims.Length).Select(index => Convert.ToHexStringLower(tree.PathOf(index))));
        }
    }

    private static Claim ReadClaim(JsonElement vector)
    {
        var contents = new ClaimContents(
            Hex(vector, "inputDigest"), Hex(vector, "journalDigest"), vector.GetProperty("exitCode").GetUInt64(), ReadDigest(vector, "assumptions"));
        return new Claim(ReadDigest(vector, "programId"), contents, Hex(vector, "context"));
    }

    private static Digest ReadDigest(JsonElement vector, string name) =>
        Digest.TryRead(Hex(vector, name), out Digest digest) ? digest : throw new InvalidDataException();

    private static byte[] Hex(JsonElement vector, string name) => Convert.FromHexString(vector.GetProperty(name).GetString()!);

    private static KoalaBear[] Elements(JsonElement vector) =>
        [.. vector.GetProperty("elements").EnumerateArray().Select(element => KoalaBear.FromCanonical(element.GetUInt32()))];
}
