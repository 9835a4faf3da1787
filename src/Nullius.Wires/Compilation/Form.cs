using Nullius.Fields;

namespace Nullius.Wires;

/// <summary>
/// What one arithmetic gate can compute: product·a·b + scaleA·a + scaleB·b + scaleC·c + constant, in at most three nodes; −1 is no node.
/// </summary>
internal readonly record struct Form
{
    private Form(KoalaBear constant) => Constant = constant;

    public int A { get; private init; } = -1;

    public int B { get; private init; } = -1;

    public int C { get; private init; } = -1;

    public KoalaBear Product { get; private init; }

    public KoalaBear ScaleA { get; private init; }

    public KoalaBear ScaleB { get; private init; }

    public KoalaBear ScaleC { get; private init; }

    public KoalaBear Constant { get; private init; }

    /// <summary>The number of different nodes.</summary>
    public int Operands => (A >= 0 ? 1 : 0) + (B >= 0 && B != A ? 1 : 0) + (C >= 0 ? 1 : 0);

    /// <summary>Whether it is scale·a + constant.</summary>
    public bool IsAffine => B < 0 && C < 0;

    /// <summary>Whether it is nothing but a node.</summary>
    public bool IsNode => A >= 0 && IsAffine && ScaleA == KoalaBear.One && Constant.IsZero;

    public static Form OfConstant(KoalaBear value) => new(value);

    public static Form OfNode(int node) => new(KoalaBear.Zero) { A = node, ScaleA = KoalaBear.One };

    /// <summary>left + sign·right, or null where one gate cannot compute it.</summary>
    public static Form? Add(Form left, Form right, KoalaBear sign)
    {
        // The one with a product comes first, for the product fixes two of the places.
        (Form first, Form second) = (left, right.Scale(sign));
        if (first.B < 0 || (first.Product.IsZero && !second.Product.IsZero))
            (first, second) = (second, first);
        if (!second.Product.IsZero)
        {
            if (first.A != second.A || first.B != second.B)
                return null;
            first = first with { Product = first.Product + second.Product };
        }

        first = first with { Constant = first.Constant + second.Constant };
        return first.AddTerm(second.A, second.ScaleA)?.AddTerm(second.B, second.ScaleB)?.AddTerm(second.C, second.ScaleC);
    }

    /// <summary>left · right, or null where one gate cannot compute it.</summary>
    public static Form? Multiply(Form left, Form right)
    {
        if (left.A < 0)
            return right.Scale(left.Constant);
        if (right.A < 0)
            return left.Scale(right.Constant);
        if (!left.IsAffine || !right.IsAffine)
            return null;
        KoalaBear scaleLeft = left.ScaleA * right.Constant, scaleRight = right.ScaleA * left.Constant;
        bool isSquare = left.A == right.A;
        return new Form(left.Constant * right.Constant)
        {
            A = left.A,
            B = right.A,
            Product = left.ScaleA * right.ScaleA,
            ScaleA = isSquare ? scaleLeft + scaleRight : scaleLeft,
            ScaleB = isSquare ? KoalaBear.Zero : scaleRight,
        };
    }

    private Form Scale(KoalaBear factor) => this with
    {
        Product = Product * factor,
        ScaleA = ScaleA * factor,
        ScaleB = ScaleB * factor,
        ScaleC = ScaleC * factor,
        Constant = Constant * factor,
    };

    private Form? AddTerm(int node, KoalaBear scale)
    {
        if (node < 0)
            return this;
        if (node == A)
            return this with { ScaleA = ScaleA + scale };
        if (node == B)
            return this with { ScaleB = ScaleB + scale };
        if (node == C)
            return this with { ScaleC = ScaleC + scale };
        if (A < 0)
            return this with { A = node, ScaleA = scale };
        if (B < 0)
            return this with { B = node, ScaleB = scale };
        return C < 0 ? this with { C = node, ScaleC = scale } : null;
    }
}
