using Nullius.Hashing;
using Nullius.Riscv;

namespace Nullius.Tracing;

/// <summary>The pages of a tree that were accessed, and every node between them and the root, before and after.</summary>
/// <param name="Pages">Ascending by index.</param>
/// <param name="Nodes">From the root downwards, ascending in each level.</param>
/// <param name="RootBefore">The root before.</param>
/// <param name="RootAfter">The root after.</param>
public sealed record TreeOpening(
    IReadOnlyList<PageUse> Pages, IReadOnlyList<OpenedNode> Nodes, Digest RootBefore, Digest RootAfter);
