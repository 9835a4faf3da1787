using System.Diagnostics;
using Nullius.Fields;

namespace Nullius.Wires;

/// <summary>
/// A value of E in a circuit that is being traced: a constant of F, or a node of a builder. The generic verifier computes with wires as with numbers.
/// </summary>
/// <remarks>There is no comparison: what a circuit does cannot depend on values.</remarks>
[DebuggerDisplay("{IsConstant ? \"constant \" : \"node \"}{_value}")]
public readonly struct Wire : IRing<Wire>
{
    private readonly CircuitBuilder? _builder;
    private readonly uint _value;

    internal Wire(CircuitBuilder builder, int node) => (_builder, _value) = (builder, (uint)node);

    private Wire(KoalaBear constant) => _value = constant.ToCanonical();

    public static Wire Zero => default;

    public static Wire One => new(KoalaBear.One);

    internal bool IsConstant => _builder is null;

    /// <summary>The value of a constant.</summary>
    internal KoalaBear Constant => KoalaBear.FromCanonical(_value);

    /// <summary>The number of the node, if this is not a constant.</summary>
    internal int Node => (int)_value;

    /// <summary>The number of the node in the circuit that it belongs to.</summary>
    /// <exception cref="InvalidOperationException">It belongs to another circuit.</exception>
    internal int NodeIn(CircuitBuilder builder) =>
        _builder == builder ? Node : throw new InvalidOperationException("a wire belongs to another circuit");

    internal bool IsZero => _builder is null && _value == 0;

    internal bool IsOne => _builder is null && _value == 1;

    public static Wire FromCanonical(uint value) => new(KoalaBear.FromCanonical(value));

    public static Wire operator +(Wire left, Wire right)
    {
        if (left.IsZero)
            return right;
        if (right.IsZero)
            return left;
        return BuilderOf(left, right)?.Add(left, right) ?? new Wire(left.Constant + right.Constant);
    }

    public static Wire operator -(Wire left, Wire right)
    {
        if (right.IsZero)
            return left;
        return BuilderOf(left, right)?.Subtract(left, right) ?? new Wire(left.Constant - right.Constant);
    }

    public static Wire operator -(Wire value) => Zero - value;

    public static Wire operator *(Wire left, Wire right)
    {
        if (left.IsZero || right.IsOne)
            return left;
        if (right.IsZero || left.IsOne)
            return right;
        return BuilderOf(left, right)?.Multiply(left, right) ?? new Wire(left.Constant * right.Constant);
    }

    /// <summary>The value, if it is known while tracing.</summary>
    public bool TryGetConstant(out KoalaBear value)
    {
        value = IsConstant ? Constant : KoalaBear.Zero;
        return IsConstant;
    }

    private static CircuitBuilder? BuilderOf(Wire left, Wire right)
    {
        if (left._builder is not null && right._builder is not null && left._builder != right._builder)
            throw new InvalidOperationException("wires of two circuits meet");
        return left._builder ?? right._builder;
    }
}
