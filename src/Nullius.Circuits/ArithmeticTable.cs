using Nullius.Constraints;
using Nullius.Fields;

namespace Nullius.Circuits;

/// <summary>
/// One gate of extension arithmetic in a row: output = product·a·b + scaleA·a + scaleB·b + scaleC·c + constant, with preprocessed
/// factors in F (Spec §9.3.1).
/// </summary>
public sealed class ArithmeticTable : CircuitTable
{
    public ArithmeticTable(int height)
        : base("arithmetic", height)
    {
        A = Column("a", KoalaBear5.Degree);
        B = Column("b", KoalaBear5.Degree);
        C = Column("c", KoalaBear5.Degree);
        Output = Column("output", KoalaBear5.Degree);
        PortA = Port("a", WireKind.Scalar);
        PortB = Port("b", WireKind.Scalar);
        PortC = Port("c", WireKind.Scalar);
        PortOutput = Port("output", WireKind.Scalar);
        Product = Preprocessed("product");
        ScaleA = Preprocessed("scale a");
        ScaleB = Preprocessed("scale b");
        ScaleC = Preprocessed("scale c");
        Constant = Preprocessed("constant");
    }

    public ColumnRange A { get; }

    public ColumnRange B { get; }

    public ColumnRange C { get; }

    public ColumnRange Output { get; }

    public Port PortA { get; }

    public Port PortB { get; }

    public Port PortC { get; }

    public Port PortOutput { get; }

    public int Product { get; }

    public int ScaleA { get; }

    public int ScaleB { get; }

    public int ScaleC { get; }

    public int Constant { get; }

    public override void Define(TableBuilder row)
    {
        Expression[] a = row.All(A), b = row.All(B), c = row.All(C), output = row.All(Output);
        Expression[] product = ExtensionProduct.Multiply(a, b);
        for (int index = 0; index < KoalaBear5.Degree; index++)
        {
            Expression value = (row[Product] * product[index])
                + (row[ScaleA] * a[index]) + (row[ScaleB] * b[index]) + (row[ScaleC] * c[index]);
            if (index == 0)
                value += row[Constant];
            row.AssertEqual($"output {index}", output[index], value);
        }

        Scalar(row, PortA, a);
        Scalar(row, PortB, b);
        Scalar(row, PortC, c);
        Scalar(row, PortOutput, output);
    }
}
