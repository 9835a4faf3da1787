using Nullius.Constraints;
using Nullius.Engine.Tests.Reference;
using Nullius.Fields;
using Nullius.Polynomials;
using Nullius.Protocol;
using Nullius.Prover.Channels;
using Nullius.Prover.Opening;
using Nullius.Verifier.Core;

namespace Nullius.Engine.Tests.Opening;

/// <summary>Tables of given widths and heights with pseudorandom cells, to be committed and opened at a pseudorandom row point.</summary>
internal sealed class OpeningCase
{
    /// <summary>In place of the parameters of a key.</summary>
    private static readonly uint[] BeginsWith = [3, 1, 4];

    private readonly Random _random;

    public OpeningCase(HashSuite suite, int seed, int rowVariables, WhirParameters parameters, params ReadOnlySpan<(int Width, int Height)> tables)
    {
        _random = new Random(seed);
        Suite = suite;
        Parameters = ToyOpening.WithCaps(suite, parameters);
        System = new ConstraintSystem("opening", [.. tables.ToArray().Select((table, index) => new PlainTable(index, table.Width))], 0, _ => { });
        Layout = new DenseLayout(System);
        Heights = [.. tables.ToArray().Select(table => table.Height)];
        Traces = [.. System.Tables.Zip(Heights, (table, height) => new TableTrace(table.Table, height))];
        foreach (TableTrace trace in Traces)
        {
            for (int column = 0; column < trace.Table.Width; column++)
            {
                foreach (ref KoalaBear cell in trace.Column(column))
                    cell = NextBase();
            }
        }

        RowPoint = [.. Enumerable.Range(0, rowVariables).Select(_ => Next())];
        Gamma = Next();
    }

    public HashSuite Suite { get; }

    public WhirParameters Parameters { get; }

    public ConstraintSystem System { get; }

    public DenseLayout Layout { get; }

    public int[] Heights { get; }

    public TableTrace[] Traces { get; }

    public KoalaBear5[] RowPoint { get; }

    public KoalaBear5 Gamma { get; }

    /// <summary>The vector, cell by cell as Spec §4.6.1 says.</summary>
    public KoalaBear[] NaiveVector() => Place(new KoalaBear[1 << Parameters.Variables], (block, row, column) =>
        column < block.ColumnCount ? Traces[block.TableIndex][row, block.FirstColumn + column] : KoalaBear.Zero);

    /// <summary>The weight, cell by cell as Spec §4.6.3 says.</summary>
    public KoalaBear5[] NaiveWeight()
    {
        KoalaBear5[] eq = Multilinear.EqTable<KoalaBear5>(RowPoint);
        return Place(new KoalaBear5[1 << Parameters.Variables], (block, row, column) => Gamma.Pow((ulong)(block.FirstNumber + column)) * eq[row]);
    }

    public KoalaBear5 Claim()
    {
        KoalaBear[] vector = NaiveVector();
        KoalaBear5[] weight = NaiveWeight();
        KoalaBear5 sum = default;
        for (int index = 0; index < vector.Length; index++)
            sum += weight[index] * vector[index];
        return sum;
    }

    public ColumnWeight Weight() => new(Layout, Heights, RowPoint, Gamma);

    public byte[] Prove(int workers)
    {
        ProverChannel channel = ProverChannel.Create(Suite, workers);
        channel.Begin(BeginsWith, []);
        DenseVector vector = DenseVector.Build(Layout, Traces, Parameters, workers);
        WitnessCommitment commitment = WitnessCommitment.Commit(vector, Parameters, Suite, workers);
        commitment.Send(channel);
        WhirProver.Open(channel, commitment, Weight(), workers);
        return channel.Proof.ToArray();
    }

    public byte[] ProveByReference()
    {
        ReferenceChannel channel = ReferenceChannel.Create(Suite);
        channel.Begin(BeginsWith, []);
        var reference = new ReferenceWhir(Parameters, channel, (_, message, kind) => channel.Send(message, kind));
        KoalaBear5[] vector = [.. NaiveVector().Select(KoalaBear5.FromBase)];
        reference.Commit(0, vector);
        reference.Open(vector, NaiveWeight());
        return [.. channel.Proof];
    }

    public Check Verify(byte[] proof, KoalaBear5 claim)
    {
        ByteVerifierContext context = Verification.Context(Suite, proof);
        context.Begin(BeginsWith);
        var verifier = new WhirVerifier<ByteVerifierContext, KoalaBear5>(context, Parameters);
        verifier.ReceiveCommitment();
        KoalaBear5[] weight = NaiveWeight();
        verifier.Verify(claim, point => Multilinear.Evaluate<KoalaBear5>(weight, point));
        return context.Finish();
    }

    public KoalaBear5 Next() => new(NextBase(), NextBase(), NextBase(), NextBase(), NextBase());

    private KoalaBear NextBase() => KoalaBear.FromCanonical((uint)_random.Next((int)KoalaBear.Modulus));

    private T[] Place<T>(T[] destination, Func<DenseBlock, int, int, T> cell)
    {
        long[] offsets = Layout.Offsets(Heights);
        for (int index = 0; index < Layout.Blocks.Count; index++)
        {
            DenseBlock block = Layout.Blocks[index];
            for (int row = 0; row < Heights[block.TableIndex]; row++)
            {
                for (int column = 0; column < block.Width; column++)
                    destination[offsets[index] + (row << block.LogWidth) + column] = cell(block, row, column);
            }
        }

        return destination;
    }

    private sealed class PlainTable : Table
    {
        public PlainTable(int index, int width)
            : base($"plain {index}")
        {
            if (width > 0)
                Column("cell", width);
        }

        // Only the layout matters here, but every system has an interaction.
        public override void Define(TableBuilder row) =>
            row.Provide(new Bus("unused", 1, BusKind.Lookup, 1), Width > 0 ? row[0] : 0, 0);
    }
}
