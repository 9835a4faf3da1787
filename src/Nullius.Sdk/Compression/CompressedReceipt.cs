namespace Nullius.Sdk;

/// <summary>What a compression came to.</summary>
/// <param name="Receipt">The succinct receipt.</param>
/// <param name="MadeProofs">How many proofs of circuits were made.</param>
/// <param name="ResumedProofs">How many were found in the work directory; what these rest on was not looked at.</param>
public sealed record CompressedReceipt(Receipt Receipt, int MadeProofs, int ResumedProofs);
