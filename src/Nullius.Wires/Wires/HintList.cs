namespace Nullius.Wires;

/// <summary>A list of elements of F that whoever assigns the witness supplies; gates read it from the front.</summary>
/// <param name="Index">Its number in the builder.</param>
public readonly record struct HintList(int Index);
