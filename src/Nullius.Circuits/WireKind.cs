namespace Nullius.Circuits;

/// <summary>What a wire carries.</summary>
public enum WireKind
{
    /// <summary>An element of E.</summary>
    Scalar,

    /// <summary>Eight elements of F.</summary>
    Block,
}
