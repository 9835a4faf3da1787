using Nullius.Constraints;
using Nullius.Hashing;
using Nullius.Protocol;
using Nullius.Verifier.Core;

namespace Nullius.Contracts;

/// <summary>What a key must be for the contract to verify for it (Spec §10.6.6). Numbers that must fit their bytes are checked where they are written.</summary>
internal static class ProgramLimits
{
    /// <summary>The first fold adds up 2^k₀/16 elements before it reduces them, in lanes of 38 bits.</summary>
    public const int FirstFoldingFactorMax = 10;

    /// <summary>A later fold adds up 2^k products, in lanes of 51 bits.</summary>
    public const int LaterFoldingFactorMax = 5;

    /// <summary>Variables of the final vector: it is evaluated four elements at a time, and 2^8 products fit a lane.</summary>
    public const int FinalVariablesMin = 2;
    public const int FinalVariablesMax = 8;

    /// <summary>A claim of a sumcheck grows in lanes of 38 bits for as many rounds.</summary>
    public const int SumcheckRoundsMax = 31;

    /// <summary>Throws where the contract could not verify for a key, or the cap is not of its size.</summary>
    /// <exception cref="ArgumentException">The message says why.</exception>
    public static void Check(VerifyingKey key, ReadOnlySpan<byte> preprocessedCap)
    {
        Require(key.Shape.Suite == HashSuite.Keccak, $"shape {key.Shape.Name} is of another suite than Keccak");
        CheckTables(key);
        CheckOpening(key.Shape);
        int capBytes = key.Shape.PreprocessedChunks == 0 ? 0 : Keccak256.HashBytes << key.Shape.PreprocessedCapHeight;
        Require(capBytes <= DataContract.BytesMax, $"a cap of {capBytes} bytes exceeds the code of a contract");
        Require(preprocessedCap.Length == capBytes, $"the preprocessed cap has {preprocessedCap.Length} bytes, not {capBytes}");
    }

    private static void CheckTables(VerifyingKey key)
    {
        foreach (CompiledTable table in key.System.Tables)
        {
            Require(table.Table.FixedHeight is not null, $"table {table.Table.Name} has no fixed height");
            Require(table.Table.FixedColumns.Count == 0, $"table {table.Table.Name} has fixed columns");
        }

        Require(key.Layout.Blocks.Count > 0, $"system {key.System.Name} has no columns");
        Require(key.Layout.LogWidthMax < key.Shape.CellVariables, $"a block of {key.System.Name} is as wide as the dense vector");
        Require(key.LeafVariables >= 1, "the LogUp tree has no layer");
        Require(key.LeafVariables <= SumcheckRoundsMax, $"the LogUp tree has more than {SumcheckRoundsMax} layers");
    }

    private static void CheckOpening(Shape shape)
    {
        WhirParameters opening = shape.Opening;
        int first = opening.Rounds[0].FoldingFactor;
        Require(first <= FirstFoldingFactorMax, $"the first folding factor is {first}, above {FirstFoldingFactorMax}");
        Require(shape.PreprocessedChunks % Shape.PreprocessedChunksUnit == 0, $"{shape.PreprocessedChunks} preprocessed chunks are no multiple of 16");
        Require(opening.Rounds.All(round => round.OutOfDomainSamples > 0), "a round has no out-of-domain sample");
        foreach (WhirRound round in opening.Rounds.Skip(1))
            Require(round.FoldingFactor <= LaterFoldingFactorMax, $"a later folding factor is {round.FoldingFactor}, above {LaterFoldingFactorMax}");

        Require(
            opening.FinalVariables is >= FinalVariablesMin and <= FinalVariablesMax,
            $"the final vector has {opening.FinalVariables} variables, not {FinalVariablesMin} to {FinalVariablesMax}");
    }

    private static void Require(bool condition, string message)
    {
        if (!condition)
            throw new ArgumentException(message);
    }
}
