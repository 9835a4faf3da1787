namespace Nullius.Wires;

/// <summary>What a port does with its wire.</summary>
internal enum PortRole
{
    /// <summary>Nothing: the multiplicity is zero.</summary>
    Idle,

    /// <summary>It defines the wire; the multiplicity is the number of uses.</summary>
    Defines,

    /// <summary>It uses the wire; the multiplicity is −1.</summary>
    Uses,
}
