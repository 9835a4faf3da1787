using Nullius.Fields;

namespace Nullius.Protocol;

/// <summary>
/// What the verifier may do with a proof. The verifier is written once over this interface; natively it reads bytes, in recursion it
/// lays out a circuit, and a recording context writes vectors.
/// </summary>
/// <remarks>
/// Sound because a prover's value can be obtained only through a call that absorbs it, or (leaves) that checks it against an absorbed root.
/// No method reports failure: a failed check is remembered by the context, so that control flow never depends on values.
/// </remarks>
/// <typeparam name="T">The ring in which the verifier computes; it contains E.</typeparam>
public interface IVerifierContext<T>
    where T : struct, IRing<T>
{
    /// <summary>Absorbs values of F that the verifier knows, as one message.</summary>
    void Absorb(ReadOnlySpan<T> values);

    /// <summary>Reads and absorbs elements of F, as one message.</summary>
    void ReceiveBase(Span<T> destination);

    /// <summary>Reads and absorbs elements of E, as one message.</summary>
    void Receive(Span<T> destination);

    /// <summary>Draws a challenge in E.</summary>
    T Challenge();

    /// <summary>Checks a proof of work of that many bits (none if 0).</summary>
    void ProofOfWork(int bits);

    /// <summary>Draws a query index below 2^(length) as bits, least significant first.</summary>
    void QueryIndex(Span<T> bits);

    /// <summary>Decomposes an element of F into bits, least significant first, and checks that they suffice.</summary>
    void Decompose(T value, Span<T> bits, Check check);

    /// <summary>Reads the leaf at an index and checks its path to the root.</summary>
    /// <param name="root">Eight elements of F.</param>
    /// <param name="indexBits">The index, least significant bit first; their number is the depth.</param>
    /// <param name="isExtension">True when the leaf consists of elements of E, each of five elements of F.</param>
    /// <param name="leaf">Receives the leaf.</param>
    void OpenMerkle(ReadOnlySpan<T> root, ReadOnlySpan<T> indexBits, bool isExtension, Span<T> leaf);

    /// <summary>Checks that two values are equal.</summary>
    void AssertEqual(T left, T right, Check check);
}
