using Nullius.Fields;
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

    /// <summary>Proves in a circuit what the proof of a segment states.</summary>
    /// <exception cref="ArgumentException">No circuit verifies segments of this shape.</exception>
    /// <exception cref="UnprovableException">The proof is not valid.</exception>
    public RangeProof Lift(SegmentProof segment, CancellationToken cancellationToken = default)
    {
        CircuitKind kind = RecursionCircuits.LiftOf(segment.Shape)
            ?? throw new ArgumentException($"segments of shape {segment.Shape.Name} with {segment.Shape.SecurityBits} bits cannot be lifted", nameof(segment));
        RangeStatement range = RangeStatement.Of(segment.Statement);
        HintLists hints = new HintLists().Next().AddProof(segment.Proof.Span).Next();
        AddRange(hints, range).Add(KoalaBear.FromCanonical(segment.Statement.Cycles));
        return new RangeProof(range, kind, Prove(kind, RangeDigest.Compute(range), hints, cancellationToken));
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
        HintLists hints = new HintLists().Next();
        AddRange(hints, left.Statement).Next().Add(right.Statement.RootAfter).Add(KoalaBear.FromCanonical(right.Statement.Pc4After));
        hints.AddChild(left.Circuit, left.Proof.Span).AddChild(right.Circuit, right.Proof.Span);
        return new RangeProof(joined, CircuitKind.Join, Prove(CircuitKind.Join, RangeDigest.Compute(joined), hints, cancellationToken));
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
        HintLists hints = new HintLists().Next().Add(range.ImageRoot).AddLimbs(range.Context.Span);
        ReadOnlySpan<byte> pages = opening.Contents;
        hints.AddLimbs(pages[..72]).AddLimbs(pages[96..]);
        foreach (Hashing.Digest sibling in opening.Siblings)
            hints.Add(sibling);
        hints.AddChild(run.Circuit, run.Proof.Span);
        return new ClaimProof(claim, CircuitKind.Seal, Prove(CircuitKind.Seal, ClaimDigest.Compute(claim), hints, cancellationToken));
    }

    private static HintLists AddRange(HintLists hints, RangeStatement range) => hints
        .Add(range.ImageRoot).Add(range.RootBefore).Add(range.RootAfter).AddLimbs(range.Context.Span)
        .Add(KoalaBear.FromCanonical(range.Pc4Before)).Add(KoalaBear.FromCanonical(range.Pc4After));

    private byte[] Prove(CircuitKind kind, in Hashing.Digest statement, HintLists hints, CancellationToken cancellationToken) =>
        Circuit(kind).Prove(CircuitKeys.PublicValues(statement), hints, options, cancellationToken);
}
