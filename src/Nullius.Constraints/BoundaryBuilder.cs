namespace Nullius.Constraints;

/// <summary>Collects the terms that the statement itself contributes to the buses: expressions in its public values.</summary>
public sealed class BoundaryBuilder
{
    private readonly List<Interaction> _interactions = [];

    internal IReadOnlyList<Interaction> Interactions => _interactions;

    /// <summary>The public value with that index.</summary>
    public static Expression Public(int index) => new(Node.Leaf(NodeKind.Public, index));

    /// <summary>The statement sends a tuple once.</summary>
    public void Send(Bus bus, params ReadOnlySpan<Expression> tuple) => Add(bus, true, tuple);

    /// <summary>The statement receives a tuple once.</summary>
    public void Receive(Bus bus, params ReadOnlySpan<Expression> tuple) => Add(bus, false, tuple);

    private void Add(Bus bus, bool isSend, ReadOnlySpan<Expression> tuple)
    {
        if (tuple.Length != bus.Width)
            throw new ArgumentException($"bus {bus.Name} takes {bus.Width} elements, not {tuple.Length}", nameof(tuple));
        _interactions.Add(new Interaction(bus, isSend, Expression.One, false, tuple.ToArray()));
    }
}
