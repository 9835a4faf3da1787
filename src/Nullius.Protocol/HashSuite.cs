namespace Nullius.Protocol;

/// <summary>How the proofs of a shape are encoded, hashed and made non-interactive.</summary>
public enum HashSuite
{
    /// <summary>Poseidon2 throughout, for recursion (Spec §4).</summary>
    Poseidon2 = 0,

    /// <summary>Keccak-256 throughout, for contracts: the final layer (Spec §10).</summary>
    Keccak,
}
