using Nullius.Fuzz.Targets;

namespace Nullius.Fuzz;

/// <summary>All targets.</summary>
public static class FuzzTargets
{
    public static IReadOnlyList<IFuzzTarget> All { get; } = [new DecoderTarget(), new ElfTarget(), new ReceiptTarget(), new VerifierTarget()];
}
