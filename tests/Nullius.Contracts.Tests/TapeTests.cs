using CsCheck;
using Nullius.Circuits;
using Nullius.Constraints;
using Nullius.Contracts.Tapes;
using Nullius.Contracts.Tests.Support;
using Nullius.Engine.Tests.Preprocessed;
using Nullius.Fields;
using Nullius.Protocol;
using Nullius.Verifier.Core;

namespace Nullius.Contracts.Tests;

/// <summary>The tape of a program computes what the system computes.</summary>
public sealed class TapeTests
{
    private static readonly Shape Shape = new(
        "toy", 1, 10, new WhirParameters(20, new WhirRound(8, 4, 1, 0, 0, 1), new WhirRound(5, 8, 1, 0, 0, 1)), 16, HashSuite.Keccak);

    public static TheoryData<string> Names => [.. Keys.Keys];

    private static Dictionary<string, Func<VerifyingKey>> Keys { get; } = new(StringComparer.Ordinal)
    {
        ["closed"] = () => new VerifyingKey(ClosedSystem.Create(), Shape with { PreprocessedChunks = 0 }),
        ["wired"] = () => new VerifyingKey(WiredSystem.Create(7, 28, 25, hasFreeTable: false), Shape),
        ["constants"] = () => new VerifyingKey(ConstantsSystem.Create(), Shape),
        ["circuit without statement"] = () => Circuit(new CircuitHeights(1, 1, 1, 1, 1, 1), 0),
        ["circuit of odd heights"] = () => Circuit(new CircuitHeights(136, 20, 5, 3, 24, 7), 2),
        ["circuit"] = () => Circuit(new CircuitHeights(256, 32, 16, 16, 32, 8), 1),
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void AgreesWithTheSystemAtRandomPoints(string name)
    {
        VerifyingKey key = Keys[name]();
        var writer = new ProgramWriter();
        SealTape.Compile(key).Write(writer);
        byte[] tape = writer.ToArray();
        Gen.ULong.Sample(seed => AssertAgrees(key, tape, seed), iter: 20, threads: 1);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void SharesStepsAndKeepsRunsLong(string name)
    {
        VerifyingKey key = Keys[name]();
        var writer = new ProgramWriter();
        SealTape tape = SealTape.Compile(key);
        tape.Write(writer);
        var interpreted = new InterpretedTape(new ProgramReader(writer.ToArray()), new KoalaBear5[key.Layout.ColumnCount]);
        int steps = key.System.Tables.Sum(table => table.Tape.Steps.ToArray().Count(step => step.Kind >= NodeKind.Add));
        Assert.Equal(tape.RunCount, interpreted.RunCount);
        Assert.InRange(interpreted.StepCount, 1, steps + interpreted.RunCount);
        Assert.InRange(tape.RunCount, 1, 50);
        TestContext.Current.TestOutputHelper?.WriteLine($"{interpreted.StepCount} steps in {tape.RunCount} runs of {steps}, {writer.Length} bytes");
    }

    private static VerifyingKey Circuit(CircuitHeights heights, int publicBlocks) => new(new CircuitSystem(heights, publicBlocks).System, Shape);

    private static void AssertAgrees(VerifyingKey key, byte[] tape, ulong seed)
    {
        var random = new Random((int)(seed % int.MaxValue));
        var columns = new KoalaBear5[key.Layout.ColumnCount];
        var constraints = new List<KoalaBear5>();
        var interactions = new List<(CompiledInteraction Interaction, KoalaBear5[] Values)>();
        for (int index = 0; index < key.System.Tables.Count; index++)
        {
            CompiledTable table = key.System.Tables[index];
            KoalaBear5[] row = [.. Enumerable.Range(0, table.Table.Width).Select(_ => Element(random))];
            key.Layout.Place<KoalaBear5>(index, row, columns);
            var values = new KoalaBear5[table.Tape.Length];
            table.Tape.Evaluate<KoalaBear5>(row, [], [], values);
            constraints.AddRange(table.Constraints.Select(constraint => values[constraint.Step]));
            interactions.AddRange(table.Interactions.Select(interaction => (interaction, values)));
        }

        var interpreted = new InterpretedTape(new ProgramReader(tape), columns);
        Assert.Equal(constraints, interpreted.Constraints);
        Assert.Equal(interactions.Count, interpreted.Interactions.Length);
        for (int index = 0; index < interactions.Count; index++)
        {
            ((CompiledInteraction expected, KoalaBear5[] values), InterpretedInteraction actual) = (interactions[index], interpreted.Interactions[index]);
            Assert.Equal(expected.Bus.Index, actual.Bus);
            Assert.Equal(Signed(values[expected.Multiplicity], expected.IsSend), Signed(actual.Multiplicity, actual.IsSend));
            Assert.Equal(expected.Tuple.Select(step => values[step]), actual.Tuple);
            Assert.Equal(key.ZeroRowTuples[index].Select(value => (int)value), actual.ZeroTuple);
        }
    }

    private static KoalaBear5 Signed(KoalaBear5 multiplicity, bool isSend) => isSend ? multiplicity : -multiplicity;

    private static KoalaBear5 Element(Random random) => KoalaBear5.FromCoefficients(
        [.. Enumerable.Range(0, KoalaBear5.Degree).Select(_ => KoalaBear.FromCanonical((uint)random.NextInt64(KoalaBear.Modulus)))]);
}
