namespace Nullius.Constraints;

/// <summary>The discipline of a bus, which decides what its balance proves (Spec §3.4).</summary>
public enum BusKind
{
    /// <summary>Consumers have boolean multiplicities, providers any: every consumed tuple is provided by some row.</summary>
    Lookup,

    /// <summary>All multiplicities are boolean: the tuples sent and received are equal as multisets.</summary>
    Multiset,
}
