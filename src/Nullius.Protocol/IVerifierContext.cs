using Nullius.Fields;

namespace Nullius.Protocol;

/// <summary>
/// What the verifier may do with a proof. The verifier is written once over this interface; natively it reads bytes, in recursion it
/// lays out a circuit, and a recording context writes vectors.
/// </summary>
/// <remarks>
/// Sound because a prover's value can be obtained only through a call that absorbs it, or (leaves) that checks it against an absorbed root.
/// No method reports failure: a failed check is remembered by the context, so that control flow never depends on values. Hash functions
/// and encodings are known to contexts alone.
/// </remarks>
/// <typeparam name="T">The ring in which the verifier computes; it contains E.</typeparam>
public interface IVerifierContext<T>
    where T : struct, IRing<T>
{
    /// <summary>Begins the proofs of a key: its parameters and the digest of its system come before everything else (Spec §4.2.1, §4.2.2).</summary>
    /// <param name="parameters">Canonical elements of F.</param>
    void Begin(IReadOnlyList<uint> parameters);

    /// <summary>Absorbs values of F that the verifier knows, as one message.</summary>
    void Absorb(ReadOnlySpan<T> values);

    /// <summary>Reads and absorbs elements of F, as one message.</summary>
    void ReceiveBase(Span<T> destination);

    /// <summary>Reads and absorbs elements of E, as one message.</summary>
    void Receive(Span<T> destination);

    /// <summary>Reads and absorbs the root of a Merkle tree, or in its place the nodes of its cap.</summary>
    /// <param name="capHeight">h: the cap has 2^h nodes. Suites without caps take 0 alone.</param>
    Commitment ReceiveRoot(int capHeight);

    /// <summary>Binds the transcript to the root of the preprocessed columns, with which the context was created.</summary>
    /// <exception cref="InvalidOperationException">The context has none: a caller's error, for the key says whether there is one.</exception>
    Commitment AbsorbPreprocessedRoot();

    /// <summary>Draws a challenge in E.</summary>
    T Challenge();

    /// <summary>Checks a proof of work of that many bits (none if 0).</summary>
    void ProofOfWork(int bits);

    /// <summary>Decomposes an element of F into bits, least significant first, and checks that they suffice.</summary>
    void Decompose(T value, Span<T> bits, Check check);

    /// <summary>Draws the query indices of a round, below 2^<paramref name="logDomain"/> each.</summary>
    void DrawQueries(int count, int logDomain);

    /// <summary>
    /// Opens the next of the queries drawn: for each tree reads a leaf and its path and checks them against the root. The leaves together
    /// have one element for each of the 2^k chunks; they are folded with eq of the k challenges.
    /// </summary>
    /// <param name="columns">The trees, in the order of their chunks.</param>
    /// <param name="challenges">The challenges of the round, most significant variable first.</param>
    /// <exception cref="InvalidOperationException">No query is left: a caller's error.</exception>
    QueryOpening<T> OpenQuery(ReadOnlySpan<CodeColumns> columns, ReadOnlySpan<T> challenges);

    /// <summary>Checks that two values are equal.</summary>
    void AssertEqual(T left, T right, Check check);
}
