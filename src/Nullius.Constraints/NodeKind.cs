namespace Nullius.Constraints;

/// <summary>What a node of an expression computes.</summary>
public enum NodeKind
{
    /// <summary>A constant of the base field.</summary>
    Constant,

    /// <summary>A committed column of the row.</summary>
    Column,

    /// <summary>A fixed column of the row, known to the verifier.</summary>
    Fixed,

    /// <summary>A public value of the statement.</summary>
    Public,

    /// <summary>Left plus right.</summary>
    Add,

    /// <summary>Left minus right.</summary>
    Subtract,

    /// <summary>Left times right.</summary>
    Multiply,
}
