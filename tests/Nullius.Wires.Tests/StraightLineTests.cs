using CsCheck;
using Nullius.Fields;
using Nullius.Wires.Tests.Support;

namespace Nullius.Wires.Tests;

/// <summary>Sharing, folding and fusing change no value (Spec §9.4).</summary>
public sealed class StraightLineTests
{
    private const int Inputs = 6;

    [Fact]
    public void ACompiledComputationHasTheValueOfTheComputation() => Gen.Int.Sample(
        seed =>
        {
            var random = new Elements(seed);
            KoalaBear5[] inputs = [.. Enumerable.Range(0, Inputs).Select(_ => random.NextExtension())];
            Step[] steps = [.. Enumerable.Range(0, random.Random.Next(1, 60)).Select(_ => Step.Create(random.Random))];
            int[] results = [Inputs + steps.Length - 1, Inputs + random.Random.Next(steps.Length)];
            KoalaBear5[] values = Run(steps, inputs);
            SmallCircuit circuit = Compile(steps, results);
            KoalaBear[] hints = [.. inputs.SelectMany(Elements.Coefficients)];
            KoalaBear[] expected = [.. results.SelectMany(result => Elements.Coefficients(values[result]))];
            circuit.AssertSatisfied([], hints, expected);
            int altered = random.Random.Next(expected.Length);
            expected[altered] += KoalaBear.One;
            circuit.AssertFails($"result {altered / KoalaBear5.Degree}", [], hints, expected);
        },
        iter: 300);

    [Fact]
    public void ConstantsThatDifferCannotBeAsserted()
    {
        CircuitBuilder builder = SmallCircuit.Builder();
        builder.AssertEqual(Wire.One, Wire.FromCanonical(1), "equal");
        Assert.Throws<InvalidOperationException>(() => builder.AssertEqual(Wire.One, Wire.Zero, "different"));
    }

    [Fact]
    public void WiresOfTwoCircuitsDoNotMeet()
    {
        Wire[] wires = [.. new[] { SmallCircuit.Builder(), SmallCircuit.Builder() }.Select(builder => builder.Frame(builder.CreateHintList(), 1).Elements[0])];
        Assert.Throws<InvalidOperationException>(() => wires[0] + wires[1]);
        Assert.Throws<InvalidOperationException>(() => SmallCircuit.Builder().Pack(wires));
        Assert.Throws<InvalidOperationException>(() => SmallCircuit.Builder().AssertEqual(wires[0], Wire.Zero, "zero"));
    }

    private static SmallCircuit Compile(Step[] steps, int[] results)
    {
        CircuitBuilder builder = SmallCircuit.Builder();
        HintList inputs = builder.CreateHintList(), expected = builder.CreateHintList();
        Wire[] values = Run(steps, [.. builder.Frame(inputs, 3).Elements, .. builder.Frame(inputs, 3).Elements]);
        Wire[] wanted = builder.Frame(expected, results.Length).Elements;
        for (int index = 0; index < results.Length; index++)
            builder.AssertEqual(values[results[index]], wanted[index], $"result {index}");
        return new SmallCircuit(builder);
    }

    private static T[] Run<T>(Step[] steps, T[] inputs)
        where T : struct, IRing<T>
    {
        List<T> values = [.. inputs];
        foreach (Step step in steps)
            values.Add(step.Apply<T>(values));
        return [.. values];
    }

    /// <summary>One operation on earlier values, favouring the latest, or on a small constant.</summary>
    private readonly record struct Step(int Operation, int Left, int Right, uint Constant)
    {
        public static Step Create(Random random) =>
            new(random.Next(8), random.Next(8), random.Next(8), random.Next(3) == 0 ? KoalaBear.Modulus - 1 : (uint)random.Next(4));

        public T Apply<T>(List<T> values)
            where T : struct, IRing<T>
        {
            T left = values[^(1 + (Left % values.Count))], right = values[^(1 + (Right % values.Count))], constant = T.FromCanonical(Constant);
            return Operation switch
            {
                0 or 1 => left + right,
                2 => left - right,
                3 or 4 => left * right,
                5 => left * constant,
                6 => constant - left,
                _ => left + constant,
            };
        }
    }
}
