namespace Nullius.Constraints;

/// <summary>Collects the constraints and interactions that a table states about its row.</summary>
public sealed class TableBuilder
{
    private readonly List<(string Name, Expression Expression)> _constraints = [];
    private readonly List<Interaction> _interactions = [];

    /// <summary>The committed column <paramref name="column"/> of the row.</summary>
    public Expression this[int column] => new(Node.Leaf(NodeKind.Column, column));

    /// <summary>Element <paramref name="index"/> of consecutive committed columns.</summary>
    public Expression this[ColumnRange range, int index] => this[range[index]];

    internal IReadOnlyList<(string Name, Expression Expression)> Constraints => _constraints;

    internal IReadOnlyList<Interaction> Interactions => _interactions;

    /// <summary>The fixed column <paramref name="column"/> of the row.</summary>
    public static Expression Fixed(int column) => new(Node.Leaf(NodeKind.Fixed, column));

    /// <summary>All elements of consecutive columns.</summary>
    public Expression[] All(ColumnRange range)
    {
        var result = new Expression[range.Count];
        for (int index = 0; index < range.Count; index++)
            result[index] = this[range, index];
        return result;
    }

    /// <summary>Requires the expression to vanish on every row.</summary>
    public void AssertZero(string name, Expression expression) => _constraints.Add((name, expression));

    /// <summary>Requires two expressions to be equal on every row.</summary>
    public void AssertEqual(string name, Expression left, Expression right) => AssertZero(name, left - right);

    /// <summary>Requires the expression to be 0 or 1 on every row.</summary>
    public void AssertBoolean(string name, Expression expression) => AssertZero(name, expression * (expression - 1));

    /// <summary>Sends a tuple on a multiset bus, <paramref name="multiplicity"/> (0 or 1) times.</summary>
    public void Send(Bus bus, Expression multiplicity, params ReadOnlySpan<Expression> tuple) =>
        Add(bus, BusKind.Multiset, true, multiplicity, false, tuple);

    /// <summary>Receives a tuple from a multiset bus, <paramref name="multiplicity"/> (0 or 1) times.</summary>
    public void Receive(Bus bus, Expression multiplicity, params ReadOnlySpan<Expression> tuple) =>
        Add(bus, BusKind.Multiset, false, multiplicity, false, tuple);

    /// <summary>Asserts that a tuple is provided on a lookup bus, if <paramref name="multiplicity"/> (0 or 1) is 1.</summary>
    public void Lookup(Bus bus, Expression multiplicity, params ReadOnlySpan<Expression> tuple) =>
        Add(bus, BusKind.Lookup, false, multiplicity, false, tuple);

    /// <summary>Provides a tuple on a lookup bus, any number of times.</summary>
    public void Provide(Bus bus, Expression multiplicity, params ReadOnlySpan<Expression> tuple) =>
        Add(bus, BusKind.Lookup, true, multiplicity, true, tuple);

    /// <summary>Adds a tuple to a wire bus <paramref name="multiplicity"/> times; a negative number takes it away.</summary>
    /// <param name="bus">The wire bus.</param>
    /// <param name="multiplicity">An expression in preprocessed columns alone; values above p/2 stand for negative numbers.</param>
    /// <param name="tuple">The elements.</param>
    public void Wire(Bus bus, Expression multiplicity, params ReadOnlySpan<Expression> tuple) =>
        Add(bus, BusKind.Wire, true, multiplicity, false, tuple);

    private void Add(Bus bus, BusKind kind, bool isSend, Expression multiplicity, bool isProvider, ReadOnlySpan<Expression> tuple)
    {
        if (bus.Kind != kind)
            throw new ArgumentException($"bus {bus.Name} is a {bus.Kind} bus", nameof(bus));
        if (tuple.Length != bus.Width)
            throw new ArgumentException($"bus {bus.Name} takes {bus.Width} elements, not {tuple.Length}", nameof(tuple));
        _interactions.Add(new Interaction(bus, isSend, multiplicity, isProvider, tuple.ToArray()));
        if (!isProvider && kind != BusKind.Wire)
            AssertBoolean($"multiplicity of {bus.Name}", multiplicity);
    }
}
