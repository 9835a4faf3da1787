using Nullius.Constraints;
using Nullius.Engine.Tests.Preprocessed;
using Nullius.Engine.Tests.Reference;
using Nullius.Fields;
using Nullius.Protocol;
using Nullius.Prover;
using Nullius.Verifier.Core;
using Nullius.Wires.Tests.Support;

namespace Nullius.Contracts.Tests.Support;

/// <summary>A key with a valid statement and witness. Parameters prove nothing: the shortest codes and few queries.</summary>
internal sealed class SealCase
{
    private readonly IReadOnlyList<TableTrace> _traces;
    private readonly PreprocessedTables? _preprocessed;
    private readonly PreprocessedCommitment? _commitment;

    private SealCase(ConstraintSystem system, Shape shape, IReadOnlyList<TableTrace> traces, KoalaBear[] publicValues, PreprocessedTables? preprocessed)
    {
        Key = new VerifyingKey(system, shape);
        PublicValues = publicValues;
        _traces = traces;
        _preprocessed = preprocessed;
        _commitment = preprocessed is null ? null : PreprocessedCommitment.Create(Key, preprocessed, 2);
    }

    public VerifyingKey Key { get; }

    public KoalaBear[] PublicValues { get; }

    public byte[] PreprocessedCap => _commitment?.Cap ?? [];

    /// <summary>Gates and wires in blocks that are widened, two trees in round 0, a public value and constants in the statement; every kind of work.</summary>
    public static SealCase Wired()
    {
        ConstraintSystem system = WiredSystem.Create(7, unusedWitness: 28, unusedPreprocessed: 25, hasFreeTable: false);
        (TableTrace[] traces, KoalaBear[] publicValues) = WiredSystem.Witness(system);
        return new SealCase(
            system,
            ToyShape(16, 3, 11, new WhirRound(5, 6, 12, 12, 12, 1, 2), new WhirRound(4, 10, 4, 13, 0, 2)),
            traces, publicValues, WiredSystem.Preprocess(system));
    }

    /// <summary>Neither preprocessed columns nor public values nor terms of the statement.</summary>
    public static SealCase Closed()
    {
        ConstraintSystem system = ClosedSystem.Create();
        return new SealCase(
            system, ToyShape(0, 4, 10, new WhirRound(4, 6, 12, 0, 0, 2, 1), new WhirRound(4, 10, 5, 12, 12, 1, 3)), ClosedSystem.Witness(system), [], null);
    }

    /// <summary>A table of preprocessed columns alone, one without columns, several terms of the statement, roots in the place of caps.</summary>
    public static SealCase Constants()
    {
        ConstraintSystem system = ConstantsSystem.Create();
        (TableTrace[] traces, KoalaBear[] publicValues) = ConstantsSystem.Witness(system);
        return new SealCase(
            system, ToyShape(16, 3, 11, new WhirRound(5, 6, 9, 0, 0, 1), new WhirRound(4, 10, 3, 0, 0, 1)), traces, publicValues, ConstantsSystem.Preprocess(system));
    }

    /// <summary>A circuit with all gates, in three rounds.</summary>
    public static SealCase Circuit()
    {
        var gates = new EveryGate();
        PreprocessedTables preprocessed = gates.Circuit.Preprocessed;
        return new SealCase(
            preprocessed.System,
            ToyShape(16, 8, 15, new WhirRound(5, 2, 21, 0, 12, 1, 3), new WhirRound(4, 6, 8, 12, 0, 2), new WhirRound(4, 10, 3, 12, 0, 1, 5)),
            gates.Circuit.Assign(gates.PublicValues, gates.Hints).Traces, gates.PublicValues, preprocessed);
    }

    /// <summary>A seal of the prover.</summary>
    public byte[] Prove() => EngineProver.Prove(Key, _commitment, _traces, PublicValues, new ProverOptions { Workers = 2 });

    /// <summary>The prover as the specification writes it, which may be made to lie.</summary>
    /// <param name="tamper">Called with the name of each message before it is sent; may change it.</param>
    public byte[] ProveByReference(Action<string, KoalaBear5[]> tamper) =>
        new ReferenceProver(Key, _traces, PublicValues) { Preprocessed = _preprocessed, Tamper = tamper }.Prove();

    /// <summary>The verdict about a seal.</summary>
    public Check Verify(byte[] seal)
    {
        var context = new KeccakVerifierContext(seal, PreprocessedCap);
        EngineVerifier.Verify(context, Key, [.. PublicValues.Select(KoalaBear5.FromBase)]);
        return context.Finish();
    }

    private static Shape ToyShape(int preprocessedChunks, int rowVariables, int variables, params ReadOnlySpan<WhirRound> rounds) =>
        new("toy", 1, rowVariables, new WhirParameters(variables, rounds), preprocessedChunks, HashSuite.Keccak, preprocessedChunks == 0 ? 0 : 3);
}
