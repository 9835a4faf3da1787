using Nullius.Verifier.Core;
using Nullius.Wires;

namespace Nullius.Recursion;

/// <summary>Verifies within a circuit the proof of another circuit of the recursion (Spec §9.6.2).</summary>
internal static class ChildProof
{
    /// <summary>The depth of the tree of keys.</summary>
    public const int KeysDepth = 3;

    /// <summary>Requires a proof of a statement by a circuit whose key is in the tree. Two new hint lists: the proof; the key, its index and its path.</summary>
    public static void Verify(CircuitBuilder builder, VerifyingKey key, IReadOnlyList<Wire> keysRoot, Block statement)
    {
        HintList proof = builder.CreateHintList(), hints = builder.CreateHintList();
        Block circuit = builder.HintBlock(hints);
        builder.AssertMember(circuit, builder.Pack([.. keysRoot]), KeysDepth, hints);
        var context = new CircuitVerifierContext(builder, proof, circuit);
        EngineVerifier.Verify<CircuitVerifierContext, Wire>(context, key, [.. keysRoot, .. builder.Unpack(statement)]);
    }
}
