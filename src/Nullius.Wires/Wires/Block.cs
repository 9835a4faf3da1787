namespace Nullius.Wires;

/// <summary>A wire that carries eight elements of F: half a state of the permutation, or a digest.</summary>
/// <param name="Index">Its number in the builder.</param>
public readonly record struct Block(int Index)
{
    /// <summary>Elements of a block.</summary>
    public const int Length = 8;
}
