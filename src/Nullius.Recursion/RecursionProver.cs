using Nullius.Fields;
using Nullius.Hashing;
using Nullius.Machine;
using Nullius.Prover;
using Nullius.Verifier;
using Nullius.Wires;

namespace Nullius.Recursion;

/// <summary>Lifts, joins, seals and resolves (Spec §9.6). Circuits are made when they are first needed and kept.</summary>
/// <param name="options">How to work.</param>
public sealed class RecursionProver(ProverOptions options)
{
    private readonly Dictionary<CircuitKind, ProvingCircuit> _circuits = [];
    private ProvingCircuit? _final;

    /// <summary>The circuit of a kind; makes it if it is not there yet.</summary>
    public ProvingCircuit Circuit(CircuitKind kind)
    {
        if (!_circuits.TryGetValue(kind, out ProvingCircuit? circuit))
        {
            circuit = ProvingCircuit.Create(RecursionCircuits.Trace(kind), CircuitKeys.Key, options.Workers);
            _circuits.Add(kind, circuit);
        }

        return circuit;
    }

    /// <summary>The circuit of the final layer; makes it if it is not there yet.</summary>
    public ProvingCircuit FinalCircuit => _final ??= ProvingCircuit.Create(RecursionCircuits.TraceFinal(), FinalKey.Key, options.Workers);

    /// <summary>Proves in a circuit what the proof of a segment states.</summary>
    /// <exception cref="ArgumentException">No circuit verifies segments of this shape.</exception>
    /// <exception cref="UnprovableException">The proof is not valid.</exception>
    public RangeProof Lift(SegmentProof segment, CancellationToken cancellationToken = default)
    {
        CircuitKind kind = RecursionCircuits.LiftOf(segment.Shape)
            ?? throw new ArgumentException($"segments of shape {segment.Shape.Name} with {segment.Shape.SecurityBits} bits cannot be lifted", nameof(segment));
        RangeStatement range = RangeStatement.Of(segment.Statement);
        return new RangeProof(range, kind, Prove(kind, RangeDigest.Compute(range), RecursionHints.Lift(segment), cancellationToken));
    }

    /// <summary>Composes two ranges.</summary>
    /// <exception cref="ArgumentException">The right one does not continue the left one.</exception>
    /// <exception cref="UnprovableException">A proof is not valid.</exception>
    public RangeProof Join(RangeProof left, RangeProof right, CancellationToken cancellationToken = default)
    {
        RangeStatement joined = left.Statement with { RootAfter = right.Statement.RootAfter, Pc4After = right.Statement.Pc4After };
        RangeStatement expected = joined with { RootBefore = left.Statement.RootAfter, Pc4Before = left.Statement.Pc4After };
        if (RangeDigest.Compute(expected) != right.Digest)
            throw new ArgumentException("the right range does not continue the left one", nameof(right));
        byte[] proof = Prove(CircuitKind.Join, RangeDigest.Compute(joined), RecursionHints.Join(left, right), cancellationToken);
        return new RangeProof(joined, CircuitKind.Join, proof);
    }

    /// <summary>Takes the claim from the final memory of a whole run.</summary>
    /// <exception cref="ArgumentException">The range is no whole run, or the claim is not in its final memory.</exception>
    /// <exception cref="UnprovableException">The proof is not valid.</exception>
    public ClaimProof Seal(RangeProof run, ClaimOpening opening, CancellationToken cancellationToken = default)
    {
        RangeStatement range = run.Statement;
        if (range.Pc4Before != MemoryMap.BootPc4 || range.RootBefore != range.ImageRoot || range.Pc4After != MemoryMap.HaltPc4)
            throw new ArgumentException("the range is not a whole run", nameof(run));
        if (!opening.TryVerify(range.RootAfter, out ClaimContents? contents))
            throw new ArgumentException("the claim is not in the final memory", nameof(opening));
        var claim = new Claim(ProgramId.Compute(range.ImageRoot), contents, range.Context.Span);
        byte[] proof = Prove(CircuitKind.Seal, ClaimDigest.Compute(claim), RecursionHints.Seal(run, opening), cancellationToken);
        return new ClaimProof(claim, CircuitKind.Seal, proof);
    }

    /// <summary>Discharges the last assumption of a conditional claim.</summary>
    /// <param name="conditional">The claim.</param>
    /// <param name="remaining">The chain of its assumptions without the last one (Spec §5.7).</param>
    /// <param name="assumed">The claim that it assumed last.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <exception cref="ArgumentException">The claim does not rest on the other one and the remaining chain.</exception>
    /// <exception cref="UnprovableException">A proof is not valid.</exception>
    public ClaimProof Resolve(ClaimProof conditional, in Digest remaining, ClaimProof assumed, CancellationToken cancellationToken = default)
    {
        if (Poseidon2Hash.Compress(remaining, assumed.Digest) != conditional.Claim.Assumptions)
            throw new ArgumentException("the claim does not rest on this one", nameof(assumed));
        Claim claim = conditional.Claim;
        var resolved = new Claim(
            claim.ProgramId, new ClaimContents(claim.InputDigest, claim.JournalDigest, claim.ExitCode, remaining), claim.Context);
        HintLists hints = RecursionHints.Resolve(conditional, remaining, assumed);
        byte[] proof = Prove(CircuitKind.Resolve, ClaimDigest.Compute(resolved), hints, cancellationToken);
        return new ClaimProof(resolved, CircuitKind.Resolve, proof);
    }

    /// <summary>Proves a claim once more, for contracts.</summary>
    /// <returns>The seal (Spec §10).</returns>
    /// <exception cref="ArgumentException">The claim is conditional.</exception>
    /// <exception cref="UnprovableException">The proof is not valid.</exception>
    public byte[] Finish(ClaimProof claim, CancellationToken cancellationToken = default)
    {
        KoalaBear[] publicValues = FinalKey.PublicValues(claim.Claim);
        return FinalCircuit.Prove(publicValues, RecursionHints.Final(claim), options, cancellationToken);
    }

    private byte[] Prove(CircuitKind kind, in Digest statement, HintLists hints, CancellationToken cancellationToken) =>
        Circuit(kind).Prove(CircuitKeys.PublicValues(statement), hints, options, cancellationToken);
}
