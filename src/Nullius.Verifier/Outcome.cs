namespace Nullius.Verifier;

/// <summary>The outcome of a verification. The default value never accepts.</summary>
public enum Outcome
{
    /// <summary>The verification did not end.</summary>
    Incomplete = 0,

    /// <summary>A check failed.</summary>
    Rejected,

    /// <summary>Every check passed.</summary>
    Accepted,
}
