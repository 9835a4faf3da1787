namespace Nullius.Ethereum;

/// <summary>The kinds of types that the contract ABI is spoken in here.</summary>
public enum AbiTypeKind
{
    /// <summary><c>uint8</c> … <c>uint256</c>.</summary>
    UnsignedInteger,

    /// <summary><c>bool</c>.</summary>
    Boolean,

    /// <summary><c>address</c>.</summary>
    Address,

    /// <summary><c>bytes1</c> … <c>bytes32</c>.</summary>
    FixedBytes,

    /// <summary><c>bytes</c>.</summary>
    Bytes,

    /// <summary><c>string</c>: UTF-8.</summary>
    Text,

    /// <summary>A struct, or a list of parameters: <c>(T1,T2,…)</c>.</summary>
    Tuple,

    /// <summary><c>T[k]</c>.</summary>
    FixedArray,

    /// <summary><c>T[]</c>.</summary>
    Array,
}
