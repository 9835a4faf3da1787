using Nullius.Circuits;
using Nullius.Verifier.Core;
using Nullius.Wires;

namespace Nullius.Recursion;

/// <summary>The circuit that composes two proofs: the state after the left one is the state before the right one (Spec §9.6.3).</summary>
internal static class JoinProgram
{
    /// <summary>Traces the circuit. Hint lists: the left statement; what the right one adds; then those of both proofs.</summary>
    public static CircuitBuilder Trace(CircuitSystem system, VerifyingKey key)
    {
        var builder = new CircuitBuilder(system);
        HintList leftHints = builder.CreateHintList(), rightHints = builder.CreateHintList();
        var statement = new CircuitStatement(builder);
        RangeWires left = RangeWires.Hint(builder, leftHints);
        RangeWires right = left with
        {
            RootBefore = left.RootAfter,
            Pc4Before = left.Pc4After,
            RootAfter = builder.HintBlock(rightHints),
            Pc4After = builder.Unpack(builder.HintBlock(rightHints, 1))[0],
        };
        ChildProof.Verify(builder, key, statement.KeysRoot, left.Digest(builder));
        ChildProof.Verify(builder, key, statement.KeysRoot, right.Digest(builder));
        statement.AssertDigest((left with { RootAfter = right.RootAfter, Pc4After = right.Pc4After }).Digest(builder));
        return builder;
    }
}
