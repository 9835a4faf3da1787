using Nullius.Circuits;
using Nullius.Constraints;
using Nullius.Fields;
using Nullius.Hashing;

namespace Nullius.Wires;

/// <content>Assignment of a witness.</content>
public sealed partial class Circuit
{
    /// <summary>Computes every wire and fills the witness columns of all tables.</summary>
    /// <param name="publicValues">The statement: the elements of all public blocks.</param>
    /// <param name="hints">For each hint list, as many elements as <see cref="HintCounts"/> says.</param>
    public CircuitWitness Assign(ReadOnlySpan<KoalaBear> publicValues, IReadOnlyList<ReadOnlyMemory<KoalaBear>> hints)
    {
        CheckHeights();
        ArgumentOutOfRangeException.ThrowIfNotEqual(publicValues.Length, _system.PublicBlocks * Digest.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(hints.Count, _hintCounts.Length);
        for (int stream = 0; stream < hints.Count; stream++)
            ArgumentOutOfRangeException.ThrowIfNotEqual(hints[stream].Length, _hintCounts[stream]);
        var values = new Assignment(_nodes.Length, _blockCount, hints);
        for (int block = 0; block < _system.PublicBlocks; block++)
            publicValues.Slice(block * Digest.Length, Digest.Length).CopyTo(values.Block(block));
        TableTrace[] traces = [.. _system.Tables.All.Select(table => new TableTrace(table, table.FixedHeight!.Value))];
        var next = new int[traces.Length];
        int arithmetic = 0;
        foreach ((Gate gate, int firstNode) in _gates)
        {
            while (arithmetic < _arithmetic.Length && _arithmetic[arithmetic].Check is null && _arithmetic[arithmetic].Output < firstNode)
                AssignArithmetic(arithmetic++, values, traces[0]);
            int index = TableIndex(gate.TableIn(_system.Tables));
            gate.Assign(values, new RowWriter(traces[index], next[index]++));
        }

        while (arithmetic < _arithmetic.Length)
            AssignArithmetic(arithmetic++, values, traces[0]);
        return new CircuitWitness(traces, values.Failure);
    }

    private void AssignArithmetic(int row, Assignment values, TableTrace trace)
    {
        ArithmeticTable table = _system.Tables.Arithmetic;
        ArithmeticGate gate = _arithmetic[row];
        Form form = gate.Form;
        KoalaBear5 a = Operand(values, form.A), b = Operand(values, form.B), c = Operand(values, form.C);
        KoalaBear5 output = (a * form.ScaleA) + (b * form.ScaleB) + (c * form.ScaleC) + form.Constant;
        if (!form.Product.IsZero)
            output += a * b * form.Product;
        var writer = new RowWriter(trace, row);
        writer.Write(table.A, 0, a);
        writer.Write(table.B, 0, b);
        writer.Write(table.C, 0, c);
        writer.Write(table.Output, 0, output);
        if (gate.Check is null)
            values.Scalar(gate.Output) = output;
        else if (!output.IsZero)
            values.Fail(gate.Check);
    }

    private static KoalaBear5 Operand(Assignment values, int node) => node < 0 ? KoalaBear5.Zero : values.Scalar(node);
}
