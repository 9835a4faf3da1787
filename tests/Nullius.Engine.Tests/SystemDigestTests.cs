using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Nullius.Constraints;
using Xunit;

namespace Nullius.Engine.Tests;

/// <summary>The canonical bytes of a system are those of Spec §3.6, and every part of a system is in them.</summary>
public sealed class SystemDigestTests
{
    [Fact]
    public void CanonicalBytesAreAsSpecified()
    {
        byte[] expected =
        [
            .. Text("tiny"), .. Integers(1, 1),
            .. Text("table"), .. Integers(2, 2, 1, 5, 4, 7, 8, 9, 10),

            // Two columns and their product; one, the first column less one, and the boolean constraint; the fixed column, and its sum with the second column.
            .. Integers(8, 1, 0, -1, -1, 1, 1, -1, -1, 6, 0, 0, 1),
            .. Integers(0, 1, -1, -1, 5, 0, 0, 3, 6, 0, 0, 4),
            .. Integers(2, 0, -1, -1, 4, 0, 1, 6),

            // Two constraints, two interactions.
            .. Integers(2, 2, 5),
            .. Integers(2, 1, 1, 0, 0, 1, 1, 3, 1, 1, 2, 2, 6, 7),

            // The boundary: one, the public value; sent once.
            .. Integers(2, 0, 1, -1, -1, 3, 0, -1, -1),
            .. Integers(1, 1, 1, 0, 0, 1, 1),
        ];
        ConstraintSystem system = Create(new Options());
        Assert.Equal(Convert.ToHexString(expected), Convert.ToHexString(SystemDigest.ToBytes(system)));

        byte[] hash = SHA256.HashData(expected);
        Assert.Equal(Enumerable.Range(0, 16).Select(limb => (uint)(hash[2 * limb] + (256 * hash[(2 * limb) + 1]))), SystemDigest.Compute(system));
    }

    [Fact]
    public void AFreeHeightIsMinusOne()
    {
        byte[] expected = [.. Text("table"), .. Integers(1, -1, 0)];
        var system = new ConstraintSystem("free", [new FreeTable()], 0, _ => { });
        Assert.Contains(Convert.ToHexString(expected), Convert.ToHexString(SystemDigest.ToBytes(system)), StringComparison.Ordinal);
    }

    [Fact]
    public void ATableWithPreprocessedColumnsGivesItsHeightAndTheirNumber()
    {
        // Two columns, height 4, one of the columns is preprocessed; its negative is the multiplicity on a wire bus.
        byte[] expected =
        [
            .. Text("wired"), .. Integers(2, -2, 4, 1, 0),
            .. Integers(4, 0, 0, -1, -1, 1, 1, -1, -1, 5, 0, 0, 1, 1, 0, -1, -1),
            .. Integers(0, 1, 1, 1, 2, 2, 1, 3),
        ];
        var system = new ConstraintSystem("wired", [new WiredTable(4, 1)], 0, _ => { });
        Assert.Contains(Convert.ToHexString(expected), Convert.ToHexString(SystemDigest.ToBytes(system)), StringComparison.Ordinal);
    }

    [Fact]
    public void AFixedHeightThatIsNoPowerOfTwoIsWrittenInFull()
    {
        byte[] expected = [.. Text("wired"), .. Integers(2, -2, 6, 0, 0)];
        var system = new ConstraintSystem("wired", [new WiredTable(6, 0)], 0, _ => { });
        Assert.Contains(Convert.ToHexString(expected), Convert.ToHexString(SystemDigest.ToBytes(system)), StringComparison.Ordinal);
    }

    [Fact]
    public void EveryPartOfASystemChangesItsDigest()
    {
        var options = new Options();
        Options[] all =
        [
            options,
            options with { Name = "tinz" },
            options with { TableName = "tablf" },
            options with { Width = 3 },
            options with { FixedValue = 6 },
            options with { LogHeight = 3 },
            options with { Factor = 1 },
            options with { IsStated = false },
            options with { BusIndex = 2 },
            options with { IsSend = false },
            options with { IsProvider = false },
            options with { Element = 1 },
            options with { PublicValues = 2 },
            options with { BoundarySends = 2 },
        ];
        string[] digests = [.. all.Select(variant => string.Join(' ', SystemDigest.Compute(Create(variant))))];
        Assert.Equal(all.Length, digests.Distinct().Count());
    }

    private static ConstraintSystem Create(Options options) => new(options.Name, [new VariableTable(options)], options.PublicValues, boundary =>
    {
        for (int index = 0; index < options.BoundarySends; index++)
            boundary.Send(Sent(options), BoundaryBuilder.Public(0));
    });

    private static Bus Sent(Options options) => new("sent", options.BusIndex, BusKind.Multiset, 1);

    private static byte[] Text(string text) => [.. Integers(text.Length), .. Encoding.UTF8.GetBytes(text)];

    private static byte[] Integers(params int[] values)
    {
        var bytes = new byte[4 * values.Length];
        for (int index = 0; index < values.Length; index++)
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(4 * index), values[index]);
        return bytes;
    }

    private sealed record Options
    {
        public string Name { get; init; } = "tiny";

        public string TableName { get; init; } = "table";

        public int Width { get; init; } = 2;

        public uint FixedValue { get; init; } = 7;

        public int LogHeight { get; init; } = 2;

        public int Factor { get; init; }

        public bool IsStated { get; init; } = true;

        public int BusIndex { get; init; } = 1;

        public bool IsSend { get; init; } = true;

        public bool IsProvider { get; init; } = true;

        public int Element { get; init; }

        public int PublicValues { get; init; } = 1;

        public int BoundarySends { get; init; } = 1;
    }

    private sealed class VariableTable : Table
    {
        private readonly Options _options;

        public VariableTable(Options options)
            : base(options.TableName)
        {
            _options = options;
            FixedHeight = 1 << options.LogHeight;
            Column("cell", options.Width);
            Fixed(new ExplicitColumn([options.FixedValue, .. Enumerable.Range(8, (1 << options.LogHeight) - 1).Select(value => (uint)value)]));
        }

        public override void Define(TableBuilder row)
        {
            if (_options.IsStated)
                row.AssertZero("product", row[_options.Factor] * row[1]);
            if (_options.IsSend)
                row.Send(Sent(_options), row[0], row[1]);
            else
                row.Receive(Sent(_options), row[0], row[1]);
            var values = new Bus("values", 3, BusKind.Lookup, 2);
            Expression[] tuple = [TableBuilder.Fixed(0), TableBuilder.Fixed(0) + row[1] + _options.Element];
            if (_options.IsProvider)
                row.Provide(values, row[0] * row[1], tuple);
            else
                row.Lookup(values, row[0], tuple);
        }
    }

    private sealed class FreeTable : Table
    {
        public FreeTable()
            : base("table") => Column("cell");

        public override void Define(TableBuilder row) => row.Send(new Bus("sent", 1, BusKind.Multiset, 1), row[0], 0);
    }

    private sealed class WiredTable : Table
    {
        public WiredTable(int height, int preprocessed)
            : base("wired")
        {
            FixedHeight = height;
            Column("cell", 2 - preprocessed);
            Preprocessed("multiplicity", preprocessed);
        }

        public override void Define(TableBuilder row)
        {
            if (PreprocessedCount > 0)
                row.Wire(new Bus("wires", 1, BusKind.Wire, 1), -row[1], row[0]);
            else
                row.Send(new Bus("sent", 1, BusKind.Multiset, 1), row[1], row[0]);
        }
    }
}
