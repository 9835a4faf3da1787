namespace Nullius.Prover;

/// <summary>The phases of a proof, in order.</summary>
public enum ProverPhase
{
    /// <summary>The cells of all tables are laid out, encoded and hashed.</summary>
    Commitment,

    /// <summary>The fractions of all interactions are computed from the columns.</summary>
    Leaves,

    /// <summary>The fractions are summed.</summary>
    FractionTree,

    /// <summary>The GKR sumchecks.</summary>
    FractionSumchecks,

    /// <summary>The zerocheck.</summary>
    Zerocheck,

    /// <summary>The opening of the commitment.</summary>
    Opening,
}
