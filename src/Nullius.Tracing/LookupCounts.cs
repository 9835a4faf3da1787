using System.Runtime.CompilerServices;
using Nullius.Constraints;
using Nullius.Fields;
using Nullius.Machine;

namespace Nullius.Tracing;

/// <summary>How often each row of the fixed tables is looked up (Spec §6.5). One per worker; not safe to share between threads.</summary>
public sealed class LookupCounts
{
    private readonly uint[] _range16 = new uint[1 << Range16Table.LogHeight];
    private readonly uint[] _bytes = new uint[1 << BytesTable.LogHeight];
    private readonly uint[] _bits = new uint[1 << BitsTable.LogHeight];

    /// <summary>Counts a lookup of (value) on range16.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Range16(uint value) => _range16[value]++;

    /// <summary>Counts a lookup of (left, right, left AND right) on bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Bytes(uint left, uint right) => _bytes[BytesTable.Row((int)left, (int)right)]++;

    /// <summary>Counts a lookup of (bits, 2^bits, value) on bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Bits(int bits, uint value)
    {
        if (value >> bits != 0)
            throw new ArgumentOutOfRangeException(nameof(value), value, $"not below 2^{bits}");
        _bits[BitsTable.Row(bits, (int)value)]++;
    }

    /// <summary>Adds the counts of another worker.</summary>
    public void Add(LookupCounts other)
    {
        ArgumentNullException.ThrowIfNull(other);
        Add(_range16, other._range16);
        Add(_bytes, other._bytes);
        Add(_bits, other._bits);
    }

    /// <summary>The traces of the fixed tables in the order of <see cref="FixedTables.All"/>.</summary>
    public IReadOnlyList<TableTrace> ToTraces(FixedTables tables)
    {
        ArgumentNullException.ThrowIfNull(tables);
        return
        [
            ToTrace(tables.Range16, tables.Range16.Multiplicity, _range16),
            ToTrace(tables.Bytes, tables.Bytes.Multiplicity, _bytes),
            ToTrace(tables.Bits, tables.Bits.Multiplicity, _bits),
        ];
    }

    private static void Add(uint[] target, uint[] source)
    {
        for (int index = 0; index < target.Length; index++)
            target[index] = checked(target[index] + source[index]);
    }

    private static TableTrace ToTrace(Table table, int column, uint[] counts)
    {
        var trace = new TableTrace(table, counts.Length);
        Span<KoalaBear> cells = trace.Column(column);
        for (int row = 0; row < counts.Length; row++)
            cells[row] = KoalaBear.FromCanonical(counts[row]);
        return trace;
    }
}
