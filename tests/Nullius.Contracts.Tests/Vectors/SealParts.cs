using Nullius.Protocol;
using Nullius.Verifier.Core;

namespace Nullius.Contracts.Tests.Vectors;

/// <summary>The order of the messages over E (Spec §4.2, §4.8).</summary>
internal static class SealParts
{
    public static IEnumerable<SealPart> Messages(VerifyingKey key)
    {
        yield return SealPart.Answers;
        yield return SealPart.TopLayer;
        yield return SealPart.Inverses;
        for (int layer = 1; layer < key.LeafVariables; layer++)
        {
            for (int variable = 0; variable < layer; variable++)
                yield return SealPart.LayerRound;
            yield return SealPart.Children;
        }

        for (int variable = 0; variable < key.Shape.RowVariables; variable++)
            yield return SealPart.ZerocheckRound;
        foreach (int _ in key.System.Tables.Where(table => table.Table.Width > 0).Select((_, index) => index))
            yield return SealPart.Columns;

        WhirParameters opening = key.Shape.Opening;
        for (int round = 0; round < opening.Rounds.Count; round++)
        {
            for (int variable = 0; variable < opening.Rounds[round].FoldingFactor; variable++)
                yield return SealPart.FoldRound;
            yield return round + 1 < opening.Rounds.Count ? SealPart.Answers : SealPart.FinalVector;
        }

        for (int variable = 0; variable < opening.FinalVariables; variable++)
            yield return SealPart.LastRound;
    }
}
