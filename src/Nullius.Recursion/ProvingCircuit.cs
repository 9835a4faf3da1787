using Nullius.Constraints;
using Nullius.Fields;
using Nullius.Hashing;
using Nullius.Prover;
using Nullius.Verifier.Core;
using Nullius.Wires;

namespace Nullius.Recursion;

/// <summary>A circuit with everything that proving takes: its rows, and its preprocessed columns encoded and hashed.</summary>
public sealed class ProvingCircuit
{
    private readonly Circuit _circuit;
    private readonly PreprocessedCommitment _preprocessed;

    private ProvingCircuit(Circuit circuit, PreprocessedCommitment preprocessed)
    {
        _circuit = circuit;
        _preprocessed = preprocessed;
    }

    /// <summary>What tracing and optimising came to.</summary>
    public CircuitCounts Counts => _circuit.Counts;

    /// <summary>The key of a circuit of the recursion: the root of the preprocessed columns.</summary>
    public Digest Key => _preprocessed.Root;

    /// <summary>What takes its place in the final layer: the cap over the preprocessed columns.</summary>
    public byte[] Cap => _preprocessed.Cap;

    /// <summary>The number of elements that each hint list must hold.</summary>
    internal IReadOnlyList<int> HintCounts => _circuit.HintCounts;

    /// <summary>Compiles a traced circuit and commits to its preprocessed columns.</summary>
    public static ProvingCircuit Create(CircuitBuilder builder, VerifyingKey key, int workers)
    {
        Circuit circuit = Circuit.Compile(builder);
        return new ProvingCircuit(circuit, PreprocessedCommitment.Create(key, circuit.Preprocess(), workers));
    }

    /// <summary>Assigns the wires and proves.</summary>
    /// <exception cref="UnprovableException">The hints do not satisfy the circuit: a proof that is to be verified is not valid.</exception>
    internal byte[] Prove(
        ReadOnlySpan<KoalaBear> publicValues, HintLists hints, ProverOptions options, CancellationToken cancellationToken)
    {
        IReadOnlyList<ReadOnlyMemory<KoalaBear>> lists = hints.ToMemory();
        if (!lists.Select(list => list.Length).SequenceEqual(_circuit.HintCounts))
            throw new UnprovableException(nameof(Protocol.Check.ProofLength));
        CircuitWitness witness = _circuit.Assign(publicValues, lists);
        if (witness.Failure is { } failure)
            throw new UnprovableException(failure);
        return EngineProver.Prove(_preprocessed.Key, _preprocessed, witness.Traces, publicValues, options, cancellationToken);
    }
}
