using Nullius.Machine;
using Nullius.Wires;

namespace Nullius.Recursion;

/// <summary>The claim of a receipt over wires (Spec §9.5.3).</summary>
/// <param name="ProgramId">The program.</param>
/// <param name="InputDigest">Sixteen limbs, two blocks.</param>
/// <param name="JournalDigest">Sixteen limbs, two blocks.</param>
/// <param name="Context">Sixteen limbs, two blocks.</param>
/// <param name="ExitCode">Four limbs, then zeros.</param>
/// <param name="Assumptions">The chain of the claims that are assumed; zeros for none.</param>
internal sealed record ClaimWires(Block ProgramId, Block[] InputDigest, Block[] JournalDigest, Block[] Context, Block ExitCode, Block Assumptions)
{
    private const int ExitCodeLimbs = 4;

    /// <summary>A claim that is a hint, with given assumptions.</summary>
    public static ClaimWires Hint(CircuitBuilder builder, HintList hints, Block assumptions) => new(
        builder.HintBlock(hints), Limbs(builder, hints), Limbs(builder, hints), Limbs(builder, hints), HintExitCode(builder, hints), assumptions);

    /// <summary>Sixteen limbs that are hints.</summary>
    public static Block[] Limbs(CircuitBuilder builder, HintList hints) => [builder.HintBlock(hints), builder.HintBlock(hints)];

    /// <summary>Four limbs that are hints, and zeros.</summary>
    public static Block HintExitCode(CircuitBuilder builder, HintList hints) => builder.HintBlock(hints, ExitCodeLimbs);

    /// <summary>The statement digest.</summary>
    public Block Digest(CircuitBuilder builder) => StatementCircuit.Digest(
        builder, ClaimDigest.Tag, [ProgramId, .. InputDigest, .. JournalDigest, .. Context, ExitCode, Assumptions]);
}
