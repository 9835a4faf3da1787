using Nullius.Fields;
using Xunit;

namespace Nullius.Machine.Tests;

/// <summary>
/// Alters single cells of a valid trace, and pairs of neighbours such that bits or limbs still sum to the same integer. Whatever is not
/// noticed is freedom that a prover has.
/// </summary>
internal static class CellAdversary
{
    /// <summary>Asserts that every column is pinned in each of some rows, except the columns whose names start with one of those given.</summary>
    public static void AssertPinned(TracedTable table, IEnumerable<int> rows, params string[] benign)
    {
        var random = new Random(7);
        var accepted = new SortedSet<string>(StringComparer.Ordinal);
        foreach (int row in rows)
        {
            KoalaBear[] honest = table.Row(row);
            Assert.Empty(table.CheckRow(row, honest, new Balance()));
            Assert.True(table.Accepts(row, honest));
            for (int column = 0; column < honest.Length; column++)
            {
                string name = table.Trace.Table.Columns[column];
                if (!benign.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal)) && Alterations(table, honest, row, column, random).Any(forged => table.Accepts(row, forged)))
                    accepted.Add(name);
            }
        }

        Assert.Empty(accepted);
    }

    // What a carry between two bits, two units or two limbs would do.
    private static readonly uint[] Bases = [2, 1, 1 << 16];

    private static IEnumerable<KoalaBear[]> Alterations(TracedTable table, KoalaBear[] honest, int row, int column, Random random)
    {
        KoalaBear otherRow = table.Trace[(row + 1) % table.Trace.Height, column];
        KoalaBear otherColumn = honest[(column + 1) % honest.Length];
        foreach (KoalaBear value in (KoalaBear[])[honest[column] + KoalaBear.One, KoalaBear.Zero, KoalaBear.Create((ulong)random.NextInt64()), otherRow])
        {
            if (value != honest[column])
                yield return With(honest, (column, value));
        }

        int next = (column + 1) % honest.Length;
        if (otherColumn != honest[column])
            yield return With(honest, (column, otherColumn), (next, honest[column]));
        foreach (uint carried in Bases)
        {
            yield return With(honest, (column, honest[column] + KoalaBear.FromCanonical(carried)), (next, honest[next] - KoalaBear.One));
            yield return With(honest, (column, honest[column] - KoalaBear.FromCanonical(carried)), (next, honest[next] + KoalaBear.One));
        }
    }

    private static KoalaBear[] With(KoalaBear[] row, params ReadOnlySpan<(int Column, KoalaBear Value)> changes)
    {
        KoalaBear[] copy = [.. row];
        foreach ((int column, KoalaBear value) in changes)
            copy[column] = value;
        return copy;
    }
}
