using Nullius.Fields;

namespace Nullius.Contracts.Tests.Support;

/// <summary>Runs a tape as the contract does (Spec §10.6.5), in plain arithmetic.</summary>
internal sealed class InterpretedTape
{
    private readonly List<KoalaBear5> _registers;

    /// <param name="reader">Stands where the tape begins; it is read to its end.</param>
    /// <param name="columns">The columns by their numbers.</param>
    public InterpretedTape(ProgramReader reader, KoalaBear5[] columns)
    {
        _registers = [.. columns];
        for (int count = reader.Next(2); count > 0; count--)
            _registers.Add(reader.Constant());

        RunCount = reader.Next(2);
        for (int run = 0; run < RunCount; run++)
        {
            (int operation, int steps) = (reader.Next(1), reader.Next(2));
            Assert.Equal(0, steps % 2);
            StepCount += steps;
            for (; steps > 0; steps--)
            {
                (KoalaBear5 left, KoalaBear5 right) = (_registers[reader.Next(2)], _registers[reader.Next(2)]);
                _registers.Add(operation switch { 0 => left * right, 1 => left + right, 2 => left - right, _ => throw new InvalidDataException() });
            }
        }

        Constraints = [.. Enumerable.Range(0, reader.Next(2)).Select(_ => _registers[reader.Next(2)])];
        Interactions = [.. Enumerable.Range(0, reader.Next(2)).Select(_ => Interaction(reader))];
        Assert.True(reader.IsAtEnd);
    }

    public int RunCount { get; }

    public int StepCount { get; }

    public KoalaBear5[] Constraints { get; }

    public InterpretedInteraction[] Interactions { get; }

    private InterpretedInteraction Interaction(ProgramReader reader)
    {
        (int direction, int bus) = (reader.Next(1), reader.Next(1));
        KoalaBear5 multiplicity = _registers[reader.Next(2)];
        KoalaBear5[] tuple = [.. Enumerable.Range(0, reader.Next(1)).Select(_ => _registers[reader.Next(2)])];
        var zero = new int[tuple.Length];
        for (int count = reader.Next(1); count > 0; count--)
            zero[reader.Next(1) - 1] = reader.Next(4);
        return new InterpretedInteraction(direction == 1, bus, multiplicity, tuple, zero);
    }
}
