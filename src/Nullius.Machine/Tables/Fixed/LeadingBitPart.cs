namespace Nullius.Machine;

/// <summary>What a <see cref="LeadingBitColumn"/> holds of a row index 2^n + x with x &lt; 2^n.</summary>
public enum LeadingBitPart
{
    /// <summary>n.</summary>
    Position,

    /// <summary>2^n.</summary>
    Power,

    /// <summary>x.</summary>
    Remainder,
}
