using Nullius.Fields;

namespace Nullius.Constraints;

/// <summary>
/// A polynomial in the columns of one row (or in the public values of a statement). Tables are written with it once; the
/// graph is then compiled to a <see cref="Tape"/> that provers, verifiers and circuits execute over any ring.
/// </summary>
public readonly struct Expression : IRing<Expression>
{
    private readonly Node? _node;

    internal Expression(Node node) => _node = node;

    public static Expression Zero => new(Node.Zero);

    public static Expression One => new(Node.One);

    /// <summary>The total degree in columns.</summary>
    public int Degree => Node.Degree;

    internal Node Node => _node ?? Node.Zero;

    public static implicit operator Expression(int value) =>
        value >= 0 ? FromCanonical((uint)value) : -FromCanonical((uint)-(long)value);

    /// <summary>A constant, given by its canonical representative below p.</summary>
    public static Expression FromCanonical(uint value) => new(Node.Constant(KoalaBear.FromCanonical(value).ToCanonical()));

    public static Expression operator +(Expression left, Expression right) => new(Node.Add(left.Node, right.Node));

    public static Expression operator -(Expression left, Expression right) => new(Node.Subtract(left.Node, right.Node));

    public static Expression operator -(Expression value) => new(Node.Subtract(Node.Zero, value.Node));

    public static Expression operator *(Expression left, Expression right) => new(Node.Multiply(left.Node, right.Node));
}
