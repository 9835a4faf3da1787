namespace Nullius.Constraints;

/// <summary>The discipline of a bus, which decides what its balance proves (Spec §3.4).</summary>
public enum BusKind
{
    /// <summary>Consumers have boolean multiplicities, providers any: every consumed tuple is provided by some row.</summary>
    Lookup,

    /// <summary>All multiplicities are boolean: the tuples sent and received are equal as multisets.</summary>
    Multiset,

    /// <summary>
    /// All multiplicities are signed integers that the key fixes, small enough that no sum wraps around p: for every tuple they add up to zero as integers.
    /// </summary>
    Wire,
}
