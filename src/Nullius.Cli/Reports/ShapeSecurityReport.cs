namespace Nullius.Cli.Reports;

/// <summary>The provable security of a shape, term by term.</summary>
internal sealed record ShapeSecurityReport(
    string Shape, int TargetBits, double Bits, string Weakest, int ProofBytes, IReadOnlyList<SecurityTermReport> Terms);
