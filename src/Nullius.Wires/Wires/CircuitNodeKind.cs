namespace Nullius.Wires;

/// <summary>How a scalar comes about.</summary>
internal enum CircuitNodeKind
{
    /// <summary>An element of F.</summary>
    Constant,

    /// <summary>The port of a gate, or a hint, defines it.</summary>
    Given,

    /// <summary>left + right.</summary>
    Add,

    /// <summary>left − right.</summary>
    Subtract,

    /// <summary>left · right.</summary>
    Multiply,
}
