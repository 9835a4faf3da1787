namespace Nullius.Verifier;

/// <summary>The circuits of the recursion, by their places in the tree of keys (Spec §9.7).</summary>
public enum CircuitKind
{
    /// <summary>Verifies a segment of shape tiny.</summary>
    LiftTiny = 0,

    /// <summary>Verifies a segment of shape small.</summary>
    LiftSmall = 1,

    /// <summary>Verifies a segment of shape medium.</summary>
    LiftMedium = 2,

    /// <summary>Verifies a segment of shape large.</summary>
    LiftLarge = 3,

    /// <summary>Composes two ranges.</summary>
    Join = 4,

    /// <summary>Takes the claim from the end of a whole run.</summary>
    Seal = 5,

    /// <summary>Discharges an assumption.</summary>
    Resolve = 6,
}
