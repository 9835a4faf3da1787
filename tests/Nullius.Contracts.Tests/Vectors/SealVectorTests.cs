using System.Text.Json;
using Nullius.Contracts.Tests.Support;
using Nullius.Protocol;

namespace Nullius.Contracts.Tests.Vectors;

/// <summary>The seals that the contracts are tested with are those of this prover.</summary>
public sealed class SealVectorTests
{
    private static readonly Dictionary<string, Func<SealCase>> Cases = new(StringComparer.Ordinal)
    {
        ["wired"] = SealCase.Wired,
        ["closed"] = SealCase.Closed,
        ["constants"] = SealCase.Constants,
        ["circuit"] = SealCase.Circuit,
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void TheVectorIsWhatTheProverMakes(string name) =>
        Assert.Equal(SealVector.Create(Cases[name]()), File.ReadAllText(Checkout.Vector(name)));

    [Theory]
    [MemberData(nameof(Names))]
    public void TheSealIsAcceptedAndTheWrongFinalVectorIsNot(string name)
    {
        SealCase seal = Cases[name]();
        JsonElement vector = JsonDocument.Parse(File.ReadAllBytes(Checkout.Vector(name))).RootElement;
        Assert.Equal(Check.None, seal.Verify(Hex(vector, "seal")));
        Assert.Equal(Check.FinalFold, seal.Verify(Hex(vector, "wrongFinalVector")));
    }

    /// <summary>The prover as the specification writes it makes the same bytes.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void TheSealIsThatOfTheSpecification(string name)
    {
        JsonElement vector = JsonDocument.Parse(File.ReadAllBytes(Checkout.Vector(name))).RootElement;
        Assert.Equal(Hex(vector, "seal"), Cases[name]().ProveByReference((_, _) => { }));
    }

    /// <summary>Writes the vectors anew, after a change of the protocol or of the format of programs.</summary>
    [Fact(Explicit = true)]
    public void Record()
    {
        foreach ((string name, Func<SealCase> create) in Cases)
            File.WriteAllText(Checkout.Vector(name), SealVector.Create(create()));
    }

    private static byte[] Hex(JsonElement vector, string name) => Convert.FromHexString(vector.GetProperty(name).GetString()!.AsSpan(2));
}
