namespace Nullius.Sdk;

/// <summary>What a compression is doing.</summary>
public enum CompressionPhase
{
    /// <summary>The receipts are checked, and the work directory is searched.</summary>
    Prepare,

    /// <summary>A segment's proof is verified in a circuit.</summary>
    Lift,

    /// <summary>Two proofs of ranges become one.</summary>
    Join,

    /// <summary>The claim is taken from the end of a run.</summary>
    Seal,

    /// <summary>An assumption is discharged.</summary>
    Resolve,

    /// <summary>The claim is proven once more, for contracts.</summary>
    Final,

    /// <summary>The receipt is complete.</summary>
    Done,
}
