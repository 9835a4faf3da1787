using Nullius.Contracts.Tapes;
using Nullius.Fields;
using Nullius.Hashing;
using Nullius.Protocol;
using Nullius.Verifier.Core;

namespace Nullius.Contracts;

/// <summary>The data that makes the contract <c>SealVerifier</c> the verifier of one key: its program, in the format of Spec §10.6.</summary>
public static class SealProgram
{
    /// <summary>Encodes a key of the Keccak suite.</summary>
    /// <param name="key">The system and the shape. Every table has a fixed height and no fixed columns; terms of the boundary are constants and public values.</param>
    /// <param name="preprocessedCap">The cap over the preprocessed columns, 32 bytes for each of its nodes; empty if the key has none.</param>
    /// <returns>The bytes of the program, at most <see cref="DataContract.BytesMax"/>; the cap is the data of a second contract.</returns>
    /// <exception cref="ArgumentException">The key is not one that the contract can verify for, or the cap is not of its size. The message says why.</exception>
    public static byte[] Encode(VerifyingKey key, ReadOnlySpan<byte> preprocessedCap)
    {
        ArgumentNullException.ThrowIfNull(key);
        ProgramLimits.Check(key, preprocessedCap);

        var writer = new ProgramWriter();
        WriteHeader(writer, key, preprocessedCap);
        WriteRounds(writer, key.Shape.Opening);
        ProgramLayout.Write(writer, key);
        ProgramBoundary.Write(writer, key.System.Boundary);
        SealTape.Compile(key).Write(writer);
        if (writer.Length > DataContract.BytesMax)
            throw new ArgumentException($"the program of {key.System.Name} has {writer.Length} bytes, above {DataContract.BytesMax}", nameof(key));
        return writer.ToArray();
    }

    /// <summary>What <c>SealVerifier.verifyingKeyDigest</c> is: the hash of the hashes of both codes.</summary>
    /// <param name="program">The program.</param>
    /// <param name="preprocessedCap">The cap.</param>
    /// <returns>32 bytes.</returns>
    public static byte[] VerifyingKeyDigest(ReadOnlySpan<byte> program, ReadOnlySpan<byte> preprocessedCap) =>
        Keccak256.Hash([.. DataContract.CodeHash(program), .. DataContract.CodeHash(preprocessedCap)]);

    /// <summary>Spec §10.6.1.</summary>
    private static void WriteHeader(ProgramWriter writer, VerifyingKey key, ReadOnlySpan<byte> preprocessedCap)
    {
        Shape shape = key.Shape;
        writer.Write(KeccakTranscript.Begin(key.Preamble, preprocessedCap).State);
        writer.Write(SealBytes(key), 4, "bytes of a seal");
        writer.Write(shape.RowVariables, 1, "row variables");
        writer.Write(key.System.LogInteractions, 1, "logarithm of the interactions");
        writer.Write(shape.CellVariables, 1, "variables");
        writer.Write(shape.PreprocessedChunks, 2, "preprocessed chunks");
        writer.Write(shape.PreprocessedCapHeight, 1, "height of the preprocessed cap");
        writer.Write(key.System.PublicValueCount, 2, "public values");
    }

    /// <summary>Spec §10.6.2.</summary>
    private static void WriteRounds(ProgramWriter writer, WhirParameters opening)
    {
        writer.Write(opening.Rounds.Count, 1, "rounds");
        for (int index = 0; index < opening.Rounds.Count; index++)
        {
            WhirRound round = opening.Rounds[index];
            writer.Write(round.FoldingFactor, 1, "folding factor");
            writer.Write(opening.LogDomain(index), 1, "logarithm of the domain");
            writer.Write(round.Queries, 1, "queries");
            writer.Write(round.QueryWorkBits, 1, "query work");
            writer.Write(round.FoldingWorkBits, 1, "folding work");
            writer.Write(round.OutOfDomainSamples, 1, "out-of-domain samples");
            writer.Write(round.CapHeight, 1, "height of a cap");
        }
    }

    /// <summary>The length that the shape fixes, by a run of the verifier without a proof.</summary>
    private static long SealBytes(VerifyingKey key)
    {
        var context = new KeccakMeasuringContext(key.Shape.PreprocessedCapHeight);
        EngineVerifier.Verify(context, key, new MeasuredElement[key.System.PublicValueCount]);
        return context.ProofBytes;
    }
}
