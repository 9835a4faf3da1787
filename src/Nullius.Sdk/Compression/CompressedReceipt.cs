namespace Nullius.Sdk;

/// <summary>What a compression came to.</summary>
/// <param name="Receipt">The receipt, of the kind that was asked for.</param>
/// <param name="MadeProofs">How many proofs of circuits were made.</param>
/// <param name="ResumedProofs">How many were found in the work directory; what these rest on was not looked at.</param>
public sealed record CompressedReceipt(Receipt Receipt, int MadeProofs, int ResumedProofs);
