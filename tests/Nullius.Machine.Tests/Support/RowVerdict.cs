namespace Nullius.Machine.Tests;

/// <summary>What becomes of a row that an adversary altered while the rest of the witness may follow.</summary>
internal enum RowVerdict
{
    /// <summary>A constraint fails, a lookup has no provider, or the row takes a token that nobody sent.</summary>
    Rejected,

    /// <summary>Everything holds and the row sends what it sent before: the alteration means nothing.</summary>
    Harmless,

    /// <summary>Everything holds and the row sends something else: the tables do not determine the outcome.</summary>
    OtherOutcome,
}
