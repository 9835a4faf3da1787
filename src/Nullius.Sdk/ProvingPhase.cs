namespace Nullius.Sdk;

/// <summary>What a prover is doing.</summary>
public enum ProvingPhase
{
    /// <summary>The program runs at full speed, to learn how it ends.</summary>
    Execute,

    /// <summary>The next segment is cut from the run.</summary>
    Plan,

    /// <summary>The segment is run again and its tables are filled.</summary>
    Trace,

    /// <summary>The tables are encoded and hashed.</summary>
    Commit,

    /// <summary>The argument that the buses balance.</summary>
    Buses,

    /// <summary>The argument that the constraints hold.</summary>
    Zerocheck,

    /// <summary>The commitment is opened.</summary>
    Open,

    /// <summary>The finished proof is verified, and stored if there is a work directory.</summary>
    Verify,

    /// <summary>The receipt is complete.</summary>
    Done,
}
