namespace Nullius.Sdk;

/// <summary>What an aggregation came to.</summary>
/// <param name="Receipt">The batch.</param>
/// <param name="MadeSegments">How many segments of the guest's run were proven.</param>
/// <param name="ResumedSegments">How many were found in the work directory.</param>
/// <param name="MadeProofs">How many proofs of circuits were made.</param>
/// <param name="ResumedProofs">How many were found in the work directory; what these rest on was not looked at.</param>
public sealed record AggregatedReceipt(Receipt Receipt, int MadeSegments, int ResumedSegments, int MadeProofs, int ResumedProofs);
