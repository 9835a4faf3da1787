using Nullius.Protocol;

namespace Nullius.Verifier;

/// <summary>What a verifier says about a receipt.</summary>
/// <param name="Outcome">Accepted or rejected.</param>
/// <param name="Check">The first check that failed, or <see cref="Check.None"/>.</param>
/// <param name="Segment">The segment in which it failed, counted from 0, or −1 where it concerns the whole.</param>
public readonly record struct Verdict(Outcome Outcome, Check Check, int Segment)
{
    /// <summary>True only when every check passed.</summary>
    public bool IsAccepted => Outcome == Outcome.Accepted;

    internal static Verdict Accepted => new(Outcome.Accepted, Check.None, -1);

    internal static Verdict Rejected(Check check, int segment = -1) => new(Outcome.Rejected, check, segment);
}
