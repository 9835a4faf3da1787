using Nullius.Constraints;
using Nullius.Fields;
using Nullius.Hashing;
using Nullius.Tracing;
using Xunit;

namespace Nullius.Machine.Tests;

public sealed class Poseidon2TableTests
{
    private static readonly Poseidon2CallTable Table = new();

    private static (ulong[] Old, ulong[] New, ulong[] Constant) Permute(uint[] input)
    {
        KoalaBear[] state = [.. input.Select(KoalaBear.FromCanonical)];
        Poseidon2.Permute16(state);
        return (Dwords(input), Dwords([.. state.Select(element => element.ToCanonical())]), []);
    }

    private static ulong[] Dwords(uint[] elements) =>
        [.. Enumerable.Range(0, 8).Select(dword => elements[2 * dword] | ((ulong)elements[(2 * dword) + 1] << 32))];

    private static (ulong[] Old, ulong[] New, ulong[] Constant)[] Samples()
    {
        var random = new Random(3);
        return
        [
            Permute(new uint[16]),
            Permute([.. Enumerable.Range(0, 16).Select(_ => (uint)random.Next((int)KoalaBear.Modulus))]),
            Permute([.. Enumerable.Repeat(KoalaBear.Modulus - 1, 16)]),
        ];
    }

    private static TracedTable Trace(PrecompileCalls calls) => new(Poseidon2Tracer.Calls(Table, calls, new LookupCounts()));

    [Fact]
    public void PermutesAsTheHashDoes()
    {
        (ulong[], ulong[], ulong[])[] samples = Samples();
        PrecompileCalls calls = Calls.Create(samples);
        Assert.Empty(Calls.Check(PrecompileKind.Poseidon2, calls, samples, Trace(calls)));
    }

    [Fact]
    public void EveryColumnIsPinned() => CellAdversary.AssertPinned(Trace(Calls.Create(Samples())), [0, 1, 2]);

    [Fact]
    public void RejectsOutputsThatAreNotCanonical()
    {
        TracedTable traced = Trace(Calls.Create(Samples()));
        int rejected = 0;
        for (int element = 0; element < Poseidon2Cells.Width; element++)
        {
            KoalaBear[] cells = traced.Row(1);
            ulong value = cells[Table.NewState[2 * element]].ToCanonical() + ((ulong)cells[Table.NewState[(2 * element) + 1]].ToCanonical() << 16);
            ulong alias = value + KoalaBear.Modulus;
            if (alias >= 1UL << 32)
                continue;
            uint high = (uint)(alias >> 16);
            cells[Table.NewState[2 * element]] = KoalaBear.FromCanonical((uint)alias & 0xFFFF);
            cells[Table.NewState[(2 * element) + 1]] = KoalaBear.FromCanonical(high);
            cells[Table.DistanceInverse[element]] = (KoalaBear.FromCanonical(Poseidon2CallTable.HighLimbMax) - KoalaBear.FromCanonical(high)).Inverse();
            var balance = new Balance();
            List<string> violations = traced.CheckRow(1, cells, balance);
            Assert.True(violations.Count > 0 || balance.OutOfRange.Count > 0);
            rejected++;
        }

        Assert.True(rejected > 0);
    }

    [Fact]
    public void AcceptsTheGreatestElementOnly()
    {
        // p − 1 has the greatest high limb and a zero low limb; one more is p, an alias of zero.
        TracedTable traced = Trace(Calls.Create(Samples()));
        KoalaBear[] cells = traced.Row(0);
        cells[Table.NewState[1]] = KoalaBear.FromCanonical(Poseidon2CallTable.HighLimbMax);
        cells[Table.DistanceInverse[0]] = KoalaBear.Zero;
        cells[Table.NewState[0]] = KoalaBear.Zero;
        Assert.DoesNotContain("low limb of the highest element", traced.CheckRow(0, cells, new Balance()));
        cells[Table.NewState[0]] = KoalaBear.One;
        Assert.Contains("low limb of the highest element", traced.CheckRow(0, cells, new Balance()));
    }
}
