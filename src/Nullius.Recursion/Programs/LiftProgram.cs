using Nullius.Circuits;
using Nullius.Machine;
using Nullius.Verifier.Core;
using Nullius.Wires;

namespace Nullius.Recursion;

/// <summary>The circuit that verifies the proof of one segment, of one shape (Spec §9.6.1).</summary>
internal static class LiftProgram
{
    /// <summary>Traces the circuit. Hint lists: the proof; the statement and the number of cycles.</summary>
    public static CircuitBuilder Trace(CircuitSystem system, VerifyingKey machineKey)
    {
        var builder = new CircuitBuilder(system);
        HintList proof = builder.CreateHintList(), hints = builder.CreateHintList();
        var statement = new CircuitStatement(builder);
        RangeWires range = RangeWires.Hint(builder, hints);
        Wire cycles = builder.Unpack(builder.HintBlock(hints, 1))[0];
        Wire[] publicValues =
        [
            .. builder.Unpack(range.ImageRoot), range.Pc4Before, .. builder.Unpack(range.RootBefore), range.Pc4After,
            .. builder.Unpack(range.RootAfter), cycles, .. builder.Unpack(range.Context[0]), .. builder.Unpack(range.Context[1]),
        ];
        var context = new CircuitVerifierContext(builder, proof);
        EngineVerifier.Verify<CircuitVerifierContext, Wire>(context, machineKey, publicValues);
        statement.AssertDigest(range.Digest(builder));
        return builder;
    }
}
