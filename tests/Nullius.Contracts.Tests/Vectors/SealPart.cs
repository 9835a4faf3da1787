namespace Nullius.Contracts.Tests.Vectors;

/// <summary>What bytes of a seal are; the numbers are those of the contracts' tests.</summary>
internal enum SealPart
{
    Cap,
    Answers,
    TopLayer,
    Inverses,
    LayerRound,
    Children,
    ZerocheckRound,
    Columns,
    FoldRound,
    Work,
    Leaf,
    Path,
    FinalVector,
    LastRound,
}
