namespace Nullius.Engine.Tests.Reference;

/// <summary>What a message of the reference prover consists of.</summary>
internal enum ReferenceMessage
{
    /// <summary>Elements of F.</summary>
    Base,

    /// <summary>Elements of E.</summary>
    Extension,

    /// <summary>The fields of a root or cap: elements of F, or numbers of two bytes.</summary>
    Root,
}
