namespace Nullius.Constraints;

/// <summary>Turns expression graphs into a tape, sharing equal subexpressions.</summary>
internal sealed class TapeCompiler
{
    private readonly List<TapeStep> _steps = [];
    private readonly Dictionary<TapeStep, int> _indexOfStep = [];
    private readonly Dictionary<Node, int> _indexOfNode = new(ReferenceEqualityComparer.Instance);

    /// <summary>Adds the expression, if it is not there yet, and returns the step that computes it.</summary>
    public int Add(Expression expression)
    {
        // Depth first with an explicit stack: expressions may be deep chains of additions.
        var pending = new Stack<Node>();
        pending.Push(expression.Node);
        while (pending.TryPeek(out Node? node))
        {
            if (_indexOfNode.ContainsKey(node))
            {
                pending.Pop();
                continue;
            }

            bool ready = true;
            foreach (Node? operand in (ReadOnlySpan<Node?>)[node.Right, node.Left])
            {
                if (operand is not null && !_indexOfNode.ContainsKey(operand))
                {
                    pending.Push(operand);
                    ready = false;
                }
            }

            if (ready)
            {
                pending.Pop();
                _indexOfNode.Add(node, Intern(node));
            }
        }

        return _indexOfNode[expression.Node];
    }

    public Tape ToTape() => new([.. _steps]);

    private int Intern(Node node)
    {
        int left = node.Left is null ? -1 : _indexOfNode[node.Left];
        int right = node.Right is null ? -1 : _indexOfNode[node.Right];
        if (node.Kind is NodeKind.Add or NodeKind.Multiply && left > right)
            (left, right) = (right, left);
        var step = new TapeStep(node.Kind, node.Value, left, right);
        if (!_indexOfStep.TryGetValue(step, out int index))
        {
            index = _steps.Count;
            _steps.Add(step);
            _indexOfStep.Add(step, index);
        }

        return index;
    }
}
