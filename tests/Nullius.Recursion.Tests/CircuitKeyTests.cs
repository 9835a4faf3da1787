using System.Globalization;
using System.Text;
using Nullius.Recursion.Tests.Support;
using Nullius.Verifier;

namespace Nullius.Recursion.Tests;

/// <summary>The keys that the verifier holds are those of the circuits (Spec §9.7).</summary>
public sealed class CircuitKeyTests
{
    public static TheoryData<CircuitKind> Kinds => [.. RecursionCircuits.Kinds];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void TheKeyIsThatOfTheCircuit(CircuitKind kind) => Assert.Equal(CircuitKeys.Get(kind), Create(kind).Key);

    /// <summary>Writes the keys, after a change of circuits, system or shape: <c>dotnet test --filter-method "*RecordTheKeys" --explicit only</c>.</summary>
    [Fact(Explicit = true)]
    public void RecordTheKeys()
    {
        var text = new StringBuilder("""
            using Nullius.Hashing;

            namespace Nullius.Verifier;

            /// <content>The leaves of the tree of keys.</content>
            public static partial class CircuitKeys
            {
                // Written by CircuitKeyTests.RecordTheKeys in tests/Nullius.Recursion.Tests. The last leaf is no key.
                private static readonly Digest[] Leaves =
                [

            """);
        foreach (CircuitKind kind in RecursionCircuits.Kinds)
        {
            string elements = string.Join(", ", Create(kind).Key.Elements.ToArray().Select(element => element.ToCanonical().ToString("N0", Underscores)));
            text.Append(CultureInfo.InvariantCulture, $"        Leaf({elements}),\n");
        }

        text.Append("        default,\n    ];\n}\n");
        File.WriteAllText(Path.Combine(Checkout.Root, "src", "Nullius.Verifier", "Circuits", "CircuitKeys.Leaves.cs"), text.ToString());
    }

    private static readonly NumberFormatInfo Underscores = new() { NumberGroupSeparator = "_" };

    private static ProvingCircuit Create(CircuitKind kind) =>
        ProvingCircuit.Create(RecursionCircuits.Trace(kind), CircuitKeys.Key, Environment.ProcessorCount);
}
