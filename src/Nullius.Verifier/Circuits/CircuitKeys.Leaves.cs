using Nullius.Hashing;

namespace Nullius.Verifier;

/// <content>The leaves of the tree of keys.</content>
public static partial class CircuitKeys
{
    // Written by tools/circuits; CircuitKeyTests compares them with the circuits.
    private static readonly Digest[] Leaves = new Digest[1 << TreeDepth];
}
