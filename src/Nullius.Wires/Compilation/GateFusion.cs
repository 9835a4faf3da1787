using Nullius.Fields;

namespace Nullius.Wires;

/// <summary>Finds for every node the form in which one gate computes it, with the nodes before it taken in where that saves gates.</summary>
internal sealed class GateFusion
{
    private readonly IReadOnlyList<CircuitNode> _nodes;
    private readonly int[] _uses;
    private readonly Form[] _forms;

    /// <summary>Computes the forms of all nodes that something needs.</summary>
    /// <param name="nodes">The nodes.</param>
    /// <param name="roots">Nodes that gates and assertions use, as often as they do.</param>
    public GateFusion(IReadOnlyList<CircuitNode> nodes, IEnumerable<int> roots)
    {
        _nodes = nodes;
        _uses = CountUses(nodes, roots);
        _forms = new Form[nodes.Count];
        for (int node = 0; node < nodes.Count; node++)
        {
            if (_uses[node] > 0)
                _forms[node] = FormOf(node);
        }
    }

    /// <summary>The number of nodes that something needs.</summary>
    public int LiveNodes => _uses.Count(uses => uses > 0);

    /// <summary>The form of a node.</summary>
    public Form this[int node] => _forms[node];

    /// <summary>Whether a gate or a hint, not arithmetic, defines the node.</summary>
    public bool IsGiven(int node) => _nodes[node].Kind == CircuitNodeKind.Given;

    private static int[] CountUses(IReadOnlyList<CircuitNode> nodes, IEnumerable<int> roots)
    {
        var uses = new int[nodes.Count];
        foreach (int root in roots)
            uses[root]++;
        for (int node = nodes.Count - 1; node >= 0; node--)
        {
            if (uses[node] == 0 || nodes[node].Kind is CircuitNodeKind.Constant or CircuitNodeKind.Given)
                continue;
            uses[nodes[node].Left]++;
            uses[nodes[node].Right]++;
        }

        return uses;
    }

    private Form FormOf(int index)
    {
        CircuitNode node = _nodes[index];
        if (node.Kind == CircuitNodeKind.Constant)
            return Form.OfConstant(KoalaBear.FromCanonical((uint)node.Left));
        if (node.Kind == CircuitNodeKind.Given)
            return Form.OfNode(index);

        // The more is taken in, the fewer gates; the last attempt, two plain nodes, always succeeds.
        foreach (bool takesLeft in (ReadOnlySpan<bool>)[true, false])
        {
            foreach (bool takesRight in (ReadOnlySpan<bool>)[true, false])
            {
                if (Combine(node, Operand(node.Left, takesLeft), Operand(node.Right, takesRight)) is { } form
                    && IsWorthIt(node, form, takesLeft, takesRight))
                    return form;
            }
        }

        throw new InvalidOperationException("a gate computes any sum, difference or product of two nodes");
    }

    private static Form? Combine(CircuitNode node, Form left, Form right) => node.Kind switch
    {
        CircuitNodeKind.Add => Form.Add(left, right, KoalaBear.One),
        CircuitNodeKind.Subtract => Form.Add(left, right, -KoalaBear.One),
        _ => Form.Multiply(left, right),
    };

    /// <summary>Constants, and scaled nodes, are always taken in: they cost nothing.</summary>
    private Form Operand(int node, bool isTakenIn) => isTakenIn || _forms[node].IsAffine ? _forms[node] : Form.OfNode(node);

    /// <summary>
    /// What has other uses needs a gate of its own anyway; it is taken in only if the result has no more operands than without, for then
    /// its other uses may do the same.
    /// </summary>
    private bool IsWorthIt(CircuitNode node, Form form, bool takesLeft, bool takesRight)
    {
        bool sharesLeft = takesLeft && _uses[node.Left] > 1 && !_forms[node.Left].IsAffine;
        bool sharesRight = takesRight && _uses[node.Right] > 1 && !_forms[node.Right].IsAffine;
        if (!sharesLeft && !sharesRight)
            return true;
        Form? without = Combine(node, Operand(node.Left, takesLeft && !sharesLeft), Operand(node.Right, takesRight && !sharesRight));
        return without is { } plain && form.Operands < plain.Operands;
    }
}
