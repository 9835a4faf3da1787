using Nullius.Recursion.Tests.Support;
using Nullius.Verifier;
using Nullius.Wires;

namespace Nullius.Recursion.Tests;

/// <summary>The cap that the verifier holds is that of the final circuit (Spec §9.7).</summary>
public sealed class FinalKeyTests
{
    [Fact]
    public void TheCapIsThatOfTheCircuit() => Assert.Equal(FinalKey.Cap.ToArray(), Create().Cap);

    [Fact]
    public void TheHeightsLeaveLittleRoom()
    {
        foreach ((string table, int rows) in Circuit.Compile(RecursionCircuits.TraceFinal()).Counts.Rows)
        {
            int height = FinalKey.System.Tables.All.Single(other => other.Name == table).FixedHeight!.Value;
            Assert.InRange(rows, height * 9 / 10, height);
        }
    }

    /// <summary>Writes the cap, after a change of circuits, system or shape: <c>dotnet test --filter-method "*RecordTheCap" --explicit only</c>.</summary>
    [Fact(Explicit = true)]
    public void RecordTheCap() =>
        File.WriteAllBytes(Path.Combine(Checkout.Root, "src", "Nullius.Verifier", "Circuits", "FinalKey.cap"), Create().Cap);

    private static ProvingCircuit Create() =>
        ProvingCircuit.Create(RecursionCircuits.TraceFinal(), FinalKey.Key, Environment.ProcessorCount);
}
