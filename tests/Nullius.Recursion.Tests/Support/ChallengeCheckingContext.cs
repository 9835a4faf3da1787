using Nullius.Fields;
using Nullius.Protocol;
using Nullius.Wires;

namespace Nullius.Recursion.Tests.Support;

/// <summary>The verifier over wires, whose every challenge must be a hint, so that given challenges are compared with those that the circuit computes.</summary>
internal sealed class ChallengeCheckingContext(CircuitBuilder builder, HintList proof, HintList challenges, Block? preprocessedRoot = null) : IVerifierContext<Wire>
{
    /// <summary>The name of the comparison among the checks of the circuit.</summary>
    public const string Comparison = "Challenge";

    private readonly CircuitVerifierContext _inner = new(builder, proof, preprocessedRoot);

    public void Begin(IReadOnlyList<uint> parameters) => _inner.Begin(parameters);

    public void Absorb(ReadOnlySpan<Wire> values) => _inner.Absorb(values);

    public void ReceiveBase(Span<Wire> destination) => _inner.ReceiveBase(destination);

    public void Receive(Span<Wire> destination) => _inner.Receive(destination);

    public Commitment ReceiveRoot(int capHeight) => _inner.ReceiveRoot(capHeight);

    public Commitment AbsorbPreprocessedRoot() => _inner.AbsorbPreprocessedRoot();

    public Wire Challenge()
    {
        Wire challenge = _inner.Challenge();
        builder.AssertEqual(challenge, builder.Frame(challenges, 1).Elements[0], Comparison);
        return challenge;
    }

    public void ProofOfWork(int bits) => _inner.ProofOfWork(bits);

    public void Decompose(Wire value, Span<Wire> bits, Check check) => _inner.Decompose(value, bits, check);

    public void DrawQueries(int count, int logDomain) => _inner.DrawQueries(count, logDomain);

    public QueryOpening<Wire> OpenQuery(ReadOnlySpan<CodeColumns> columns, ReadOnlySpan<Wire> point) => _inner.OpenQuery(columns, point);

    public void AssertEqual(Wire left, Wire right, Check check) => _inner.AssertEqual(left, right, check);
}
