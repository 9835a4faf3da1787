using Nullius.Wires;

namespace Nullius.Recursion;

/// <summary>The public values of a circuit of the recursion: the root of the keys' tree and the digest of a statement (Spec §9.5.1).</summary>
internal sealed class CircuitStatement
{
    /// <summary>The number of public blocks.</summary>
    public const int PublicBlocks = 2;

    private readonly CircuitBuilder _builder;

    public CircuitStatement(CircuitBuilder builder)
    {
        _builder = builder;
        KeysRoot = [.. builder.Unpack(builder.PublicBlock(0))];
    }

    /// <summary>The root of the tree of the keys of all circuits: what this circuit hands on from the proofs that it verifies.</summary>
    public Wire[] KeysRoot { get; }

    /// <summary>Requires the public statement to have a digest.</summary>
    public void AssertDigest(Block digest) => _builder.AssertEqual(digest, _builder.PublicBlock(1), "StatementDigest");
}
