using Nullius.Circuits;
using Nullius.Constraints;
using Nullius.Fields;

namespace Nullius.Wires.Tests.Support;

/// <summary>A compiled circuit of a small system, with its preprocessed columns.</summary>
internal sealed class SmallCircuit
{
    private static readonly CircuitHeights Heights = new(136, 20, 4, 2, 24, 2);

    private readonly Circuit _circuit;

    public SmallCircuit(CircuitBuilder builder)
    {
        _circuit = Circuit.Compile(builder);
        Preprocessed = _circuit.Preprocess();
    }

    public PreprocessedTables Preprocessed { get; }

    public static CircuitBuilder Builder(int publicBlocks = 0) => new(new CircuitSystem(Heights, publicBlocks));

    public CircuitWitness Assign(ReadOnlySpan<KoalaBear> publicValues, params ReadOnlySpan<KoalaBear[]> hints)
    {
        var lists = new ReadOnlyMemory<KoalaBear>[hints.Length];
        for (int index = 0; index < lists.Length; index++)
            lists[index] = hints[index];
        return _circuit.Assign(publicValues, lists);
    }

    /// <summary>What the traces violate, on the rows or on the buses.</summary>
    public IReadOnlyList<string> Violations(CircuitWitness witness, ReadOnlySpan<KoalaBear> publicValues) =>
        ConstraintChecker.Check(_circuit.System.System, witness.Traces, publicValues, 1, Preprocessed);

    /// <summary>Asserts that assignment and constraints accept.</summary>
    public void AssertSatisfied(ReadOnlySpan<KoalaBear> publicValues, params ReadOnlySpan<KoalaBear[]> hints)
    {
        CircuitWitness witness = Assign(publicValues, hints);
        Assert.Null(witness.Failure);
        Assert.Empty(Violations(witness, publicValues));
    }

    /// <summary>Asserts that assignment names a check and that the constraints reject as well.</summary>
    public void AssertFails(string check, ReadOnlySpan<KoalaBear> publicValues, params ReadOnlySpan<KoalaBear[]> hints)
    {
        CircuitWitness witness = Assign(publicValues, hints);
        Assert.Equal(check, witness.Failure);
        Assert.NotEmpty(Violations(witness, publicValues));
    }
}
