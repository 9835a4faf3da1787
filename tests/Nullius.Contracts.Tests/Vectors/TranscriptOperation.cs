namespace Nullius.Contracts.Tests.Vectors;

/// <summary>What a verifier does with the transcript; the numbers are those of the contracts' tests.</summary>
internal enum TranscriptOperation
{
    /// <summary>Absorbs the public values.</summary>
    Statement,

    /// <summary>Reads and absorbs so many bytes.</summary>
    Receive,

    /// <summary>Draws a challenge.</summary>
    Challenge,

    /// <summary>Checks a proof of work of so many bits.</summary>
    Work,

    /// <summary>Draws so many query indices below 2^logDomain, the second number.</summary>
    Queries,

    /// <summary>Reads so many bytes of leaves and paths.</summary>
    Open,
}
