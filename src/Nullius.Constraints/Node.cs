namespace Nullius.Constraints;

/// <summary>A node of the expression graph. Leaves carry <see cref="Value"/>: a canonical constant or an index.</summary>
internal sealed class Node
{
    public static readonly Node Zero = Constant(0);
    public static readonly Node One = Constant(1);

    private Node(NodeKind kind, uint value, Node? left, Node? right, int degree)
    {
        Kind = kind;
        Value = value;
        Left = left;
        Right = right;
        Degree = degree;
    }

    public NodeKind Kind { get; }

    public uint Value { get; }

    public Node? Left { get; }

    public Node? Right { get; }

    /// <summary>The total degree in columns (committed and fixed); constants and public values have degree zero.</summary>
    public int Degree { get; }

    public static Node Constant(uint value) => new(NodeKind.Constant, value, null, null, 0);

    public static Node Leaf(NodeKind kind, int index) =>
        new(kind, checked((uint)index), null, null, kind == NodeKind.Public ? 0 : 1);

    public static Node Add(Node left, Node right) =>
        IsConstant(left, 0) ? right :
        IsConstant(right, 0) ? left :
        new(NodeKind.Add, 0, left, right, Math.Max(left.Degree, right.Degree));

    public static Node Subtract(Node left, Node right) =>
        IsConstant(right, 0) ? left :
        new(NodeKind.Subtract, 0, left, right, Math.Max(left.Degree, right.Degree));

    public static Node Multiply(Node left, Node right) =>
        IsConstant(left, 0) || IsConstant(right, 0) ? Zero :
        IsConstant(left, 1) ? right :
        IsConstant(right, 1) ? left :
        new(NodeKind.Multiply, 0, left, right, left.Degree + right.Degree);

    private static bool IsConstant(Node node, uint value) => node.Kind == NodeKind.Constant && node.Value == value;
}
