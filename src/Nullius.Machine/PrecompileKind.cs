namespace Nullius.Machine;

/// <summary>The first element of a tuple on <see cref="Buses.Call"/>.</summary>
public enum PrecompileKind
{
    /// <summary>SHA-256 compression: state, block.</summary>
    Sha256 = 1,

    /// <summary>Keccak-f[1600]: state; the second pointer is zero.</summary>
    KeccakF = 2,

    /// <summary>Poseidon2 of width 16: state; the second pointer is zero.</summary>
    Poseidon2 = 3,
}
