using Nullius.Constraints;
using Nullius.Fields;
using Nullius.Polynomials;
using Nullius.Protocol;
using Nullius.Verifier.Core;

namespace Nullius.Engine.Tests.Reference;

/// <summary>
/// The prover of Spec §4 as it is written there: full tables of 2^n values, no tricks. It is the oracle for the fast prover and, by
/// <see cref="Tamper"/>, an adversary that goes on consistently after a lie.
/// </summary>
internal sealed class ReferenceProver
{
    private readonly VerifyingKey _key;
    private readonly IReadOnlyList<TableTrace> _traces;
    private readonly KoalaBear[] _publicValues;
    private readonly ReferenceChannel _channel;

    public ReferenceProver(VerifyingKey key, IReadOnlyList<TableTrace> traces, KoalaBear[] publicValues)
    {
        _key = key;
        _traces = traces;
        _publicValues = publicValues;
        _channel = ReferenceChannel.Create(key.Shape.Suite);
    }

    /// <summary>The preprocessed columns, if the system has any.</summary>
    public PreprocessedTables? Preprocessed { get; init; }

    /// <summary>The root or cap over the preprocessed chunks; an adversary may give another.</summary>
    public byte[]? PreprocessedRoot { get; set; }

    /// <summary>Called with the name of each message before it is sent; may change it.</summary>
    public Action<string, KoalaBear5[]> Tamper { get; init; } = (_, _) => { };

    public byte[] Prove()
    {
        // Spec §4.2.
        KoalaBear5[] dense = Dense();
        var opening = new ReferenceWhir(_key.Shape.Opening, _channel, Send);
        byte[] root = _key.Shape.PreprocessedChunks == 0 ? [] : opening.CommitPreprocessed(dense, _key.Shape.PreprocessedChunks, _key.Shape.PreprocessedCapHeight);
        PreprocessedRoot ??= root;
        _channel.Begin(_key.Preamble, PreprocessedRoot);
        _channel.Absorb(_publicValues);
        if (_traces.Any(trace => trace.Table.FixedHeight is null))
            Send("heights", [.. _traces.Where(trace => trace.Table.FixedHeight is null).Select(trace => KoalaBear5.FromCanonical((uint)trace.Height))], ReferenceMessage.Base);

        opening.Commit(0, dense, _key.Shape.PreprocessedChunks);

        KoalaBear5 alpha = _channel.Challenge();
        var beta = new KoalaBear5[Bus.FingerprintVariables];
        for (int index = 0; index < beta.Length; index++)
            beta[index] = _channel.Challenge();
        KoalaBear5[] weights = Multilinear.EqTable<KoalaBear5>(beta);

        KoalaBear5[][][] columns = Columns();
        KoalaBear5[] point = Gkr(alpha, weights, columns);
        KoalaBear5[] rowPoint = Zerocheck(alpha, weights, columns, point);

        KoalaBear5 gamma = _channel.Challenge();
        KoalaBear5[] denseWeight = DenseWeight(gamma, rowPoint);
        opening.Open(dense, denseWeight);
        return [.. _channel.Proof];
    }

    /// <summary>Committed and fixed columns of each table, padded to 2^R rows.</summary>
    private KoalaBear5[][][] Columns()
    {
        int rows = 1 << _key.Shape.RowVariables;
        return [.. _traces.Select((trace, table) =>
        {
            IEnumerable<KoalaBear5[]> committed = Enumerable.Range(0, trace.Table.Width).Select(column =>
            {
                var values = new KoalaBear5[rows];
                for (int row = 0; row < trace.Height; row++)
                    values[row] = Cell(table, row, column);
                return values;
            });
            IEnumerable<KoalaBear5[]> fixedColumns = trace.Table.FixedColumns.Select(column =>
            {
                var values = new KoalaBear5[rows];
                for (int row = 0; row < trace.Height; row++)
                    values[row] = KoalaBear5.FromCanonical(column.Value(row));
                return values;
            });
            return committed.Concat(fixedColumns).ToArray();
        })];
    }

    private static KoalaBear5[] EvaluateTape(CompiledTable table, KoalaBear5[] row)
    {
        var values = new KoalaBear5[table.Tape.Length];
        table.Tape.Evaluate<KoalaBear5>(row.AsSpan(0, table.Table.Width), row.AsSpan(table.Table.Width), [], values);
        return values;
    }

    private static KoalaBear5 Denominator(CompiledInteraction interaction, KoalaBear5[] values, KoalaBear5 alpha, KoalaBear5[] weights)
    {
        KoalaBear5 sum = alpha - (weights[0] * KoalaBear5.FromCanonical((uint)interaction.Bus.Index));
        for (int index = 0; index < interaction.Tuple.Count; index++)
            sum -= weights[index + 1] * values[interaction.Tuple[index]];
        return sum;
    }

    /// <summary>Spec §4.4.</summary>
    private KoalaBear5[] Gkr(KoalaBear5 alpha, KoalaBear5[] weights, KoalaBear5[][][] columns)
    {
        int rows = 1 << _key.Shape.RowVariables;
        int variables = _key.LeafVariables;
        var p = new KoalaBear5[variables + 1][];
        var q = new KoalaBear5[variables + 1][];
        p[variables] = new KoalaBear5[1 << variables];
        q[variables] = new KoalaBear5[1 << variables];
        Array.Fill(q[variables], KoalaBear5.One);
        int interactionIndex = 0;
        for (int index = 0; index < columns.Length; index++)
        {
            CompiledTable table = _key.System.Tables[index];
            for (int row = 0; row < rows; row++)
            {
                KoalaBear5[] values = EvaluateTape(table, [.. columns[index].Select(column => column[row])]);
                for (int number = 0; number < table.Interactions.Count; number++)
                {
                    CompiledInteraction interaction = table.Interactions[number];
                    int leaf = ((interactionIndex + number) * rows) + row;
                    p[variables][leaf] = interaction.IsSend ? values[interaction.Multiplicity] : -values[interaction.Multiplicity];
                    q[variables][leaf] = Denominator(interaction, values, alpha, weights);
                }
            }

            interactionIndex += table.Interactions.Count;
        }

        for (int layer = variables - 1; layer >= 0; layer--)
        {
            (KoalaBear5[] below, KoalaBear5[] belowQ) = (p[layer + 1], q[layer + 1]);
            p[layer] = [.. Enumerable.Range(0, 1 << layer).Select(y => (below[2 * y] * belowQ[(2 * y) + 1]) + (below[(2 * y) + 1] * belowQ[2 * y]))];
            q[layer] = [.. Enumerable.Range(0, 1 << layer).Select(y => belowQ[2 * y] * belowQ[(2 * y) + 1])];
        }

        Send("gkr top", [p[1][0], p[1][1], q[1][0], q[1][1]]);
        CompiledBoundary boundary = _key.System.Boundary;
        var boundaryValues = new KoalaBear5[boundary.Tape.Length];
        boundary.Tape.Evaluate([], [], [.. _publicValues.Select(KoalaBear5.FromBase)], boundaryValues);
        Send("inverses", [q[0][0].Inverse(), .. boundary.Interactions.Select(interaction => Denominator(interaction, boundaryValues, alpha, weights).Inverse())]);

        KoalaBear5[] point = [_channel.Challenge()];
        for (int layer = 1; layer < variables; layer++)
        {
            KoalaBear5 lambda = _channel.Challenge();
            KoalaBear5[][] halves = [Half(p[layer + 1], 0), Half(p[layer + 1], 1), Half(q[layer + 1], 0), Half(q[layer + 1], 1)];
            KoalaBear5[] next = EqSumcheck(point, 2, halves, v => (v[0] * v[3]) + (v[1] * v[2]) + (lambda * v[2] * v[3]), "gkr");
            Send("gkr children", [.. halves.Select(half => Multilinear.Evaluate<KoalaBear5>(half, next))]);
            point = [.. next, _channel.Challenge()];
        }

        return point;
    }

    private static KoalaBear5[] Half(KoalaBear5[] values, int bit) => [.. Enumerable.Range(0, values.Length / 2).Select(y => values[(2 * y) + bit])];

    /// <summary>Spec §4.5; sends the column claims.</summary>
    private KoalaBear5[] Zerocheck(KoalaBear5 alpha, KoalaBear5[] weights, KoalaBear5[][][] columns, KoalaBear5[] leafPoint)
    {
        KoalaBear5 psi = _channel.Challenge();
        int split = _key.System.LogInteractions;
        KoalaBear5[] interactionWeights = Multilinear.EqTable<KoalaBear5>(leafPoint.AsSpan(0, split));
        KoalaBear5[][] flat = [.. columns.SelectMany(table => table)];
        KoalaBear5 Combined(KoalaBear5[] row)
        {
            KoalaBear5 sum = default;
            KoalaBear5 weight = psi * psi;
            int column = 0, number = 0;
            for (int index = 0; index < columns.Length; index++)
            {
                CompiledTable table = _key.System.Tables[index];
                KoalaBear5[] values = EvaluateTape(table, row[column..(column + columns[index].Length)]);
                KoalaBear5[] zeros = EvaluateTape(table, new KoalaBear5[columns[index].Length]);
                column += columns[index].Length;
                foreach (CompiledInteraction interaction in table.Interactions)
                {
                    KoalaBear5 n = interaction.IsSend ? values[interaction.Multiplicity] : -values[interaction.Multiplicity];
                    KoalaBear5 d = Denominator(interaction, values, alpha, weights) - Denominator(interaction, zeros, alpha, weights);
                    sum += interactionWeights[number++] * (n + (psi * d));
                }

                foreach (CompiledConstraint constraint in table.Constraints)
                {
                    sum += weight * values[constraint.Step];
                    weight *= psi;
                }
            }

            return sum;
        }

        KoalaBear5[] point = EqSumcheck(leafPoint[split..], 3, flat, Combined, "zerocheck");
        for (int index = 0; index < columns.Length; index++)
        {
            int width = _key.System.Tables[index].Table.Width;
            if (width > 0)
                Send("columns", [.. columns[index].Take(width).Select(column => Multilinear.Evaluate<KoalaBear5>(column, point))]);
        }

        return point;
    }

    /// <summary>Spec §4.3.1.</summary>
    private KoalaBear5[] EqSumcheck(KoalaBear5[] z, int degree, KoalaBear5[][] polynomials, Func<KoalaBear5[], KoalaBear5> combine, string name)
    {
        KoalaBear5[][] folded = [.. polynomials];
        var point = new KoalaBear5[z.Length];
        for (int variable = z.Length - 1; variable >= 0; variable--)
        {
            KoalaBear5[] eq = Multilinear.EqTable<KoalaBear5>(z.AsSpan(0, variable));
            var values = new KoalaBear5[degree + 1];
            for (uint at = 0; at <= degree; at++)
            {
                KoalaBear x = KoalaBear.FromCanonical(at);
                for (int rest = 0; rest < eq.Length; rest++)
                    values[at] += eq[rest] * combine([.. folded.Select(f => f[2 * rest] + ((f[(2 * rest) + 1] - f[2 * rest]) * x))]);
            }

            Send(name, Interpolate(values)[1..]);
            KoalaBear5 r = _channel.Challenge();
            point[variable] = r;
            folded = [.. folded.Select(f => Enumerable.Range(0, f.Length / 2).Select(i => f[2 * i] + (r * (f[(2 * i) + 1] - f[2 * i]))).ToArray())];
        }

        return point;
    }

    /// <summary>Coefficients from the values at 0, 1, …, d.</summary>
    private static KoalaBear5[] Interpolate(KoalaBear5[] values)
    {
        var result = new KoalaBear5[values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            KoalaBear5[] basis = [KoalaBear5.One];
            KoalaBear scale = KoalaBear.One;
            for (int j = 0; j < values.Length; j++)
            {
                if (j == i)
                    continue;
                var next = new KoalaBear5[basis.Length + 1];
                for (int k = 0; k < basis.Length; k++)
                {
                    next[k + 1] += basis[k];
                    next[k] -= basis[k] * KoalaBear.FromCanonical((uint)j);
                }

                basis = next;
                scale *= KoalaBear.FromCanonical((uint)i) - KoalaBear.FromCanonical((uint)j);
            }

            KoalaBear5 factor = values[i] * scale.Inverse();
            for (int k = 0; k < basis.Length; k++)
                result[k] += basis[k] * factor;
        }

        return result;
    }

    /// <summary>Spec §4.6.</summary>
    private KoalaBear5[] Dense()
    {
        var dense = new KoalaBear5[1 << _key.Shape.CellVariables];
        ForEachCell((position, block, row, column) =>
            dense[position] = column < block.ColumnCount ? Cell(block.TableIndex, row, block.FirstColumn + column) : KoalaBear.Zero);
        return dense;
    }

    private KoalaBear5[] DenseWeight(KoalaBear5 gamma, KoalaBear5[] rowPoint)
    {
        var weight = new KoalaBear5[1 << _key.Shape.CellVariables];
        KoalaBear5[] eq = Multilinear.EqTable<KoalaBear5>(rowPoint);
        ForEachCell((position, block, row, column) => weight[position] = gamma.Pow((ulong)(block.FirstNumber + column)) * eq[row]);
        return weight;
    }

    private void ForEachCell(Action<long, DenseBlock, int, int> visit)
    {
        long[] offsets = _key.Layout.Offsets([.. _traces.Select(trace => trace.Height)]);
        for (int index = 0; index < _key.Layout.Blocks.Count; index++)
        {
            DenseBlock block = _key.Layout.Blocks[index];
            for (int row = 0; row < _traces[block.TableIndex].Height; row++)
            {
                for (int column = 0; column < block.Width; column++)
                    visit(offsets[index] + (row * block.Width) + column, block, row, column);
            }
        }
    }

    private KoalaBear Cell(int table, int row, int column) =>
        column < _traces[table].Table.WitnessWidth ? _traces[table][row, column] : Preprocessed![table][row, column];

    private void Send(string name, KoalaBear5[] message) => Send(name, message, ReferenceMessage.Extension);

    private void Send(string name, KoalaBear5[] message, ReferenceMessage kind)
    {
        Tamper(name, message);
        _channel.Send(message, kind);
    }
}
