namespace Nullius.Riscv;

/// <summary>Symbols sorted by address, for messages and profiles. Has no influence on what a program means.</summary>
public sealed class SymbolTable
{
    /// <summary>The table without symbols.</summary>
    public static readonly SymbolTable Empty = new([]);

    private readonly Symbol[] symbols;

    /// <summary>Creates a table; of several symbols at one address the one with the largest size is kept.</summary>
    public SymbolTable(IEnumerable<Symbol> symbols)
    {
        ArgumentNullException.ThrowIfNull(symbols);
        this.symbols = [.. symbols.OrderByDescending(symbol => symbol.Bytes).DistinctBy(symbol => symbol.Address).OrderBy(symbol => symbol.Address)];
    }

    /// <summary>The symbols in order of their addresses.</summary>
    public ReadOnlySpan<Symbol> Symbols => symbols;

    /// <summary>Both tables in one.</summary>
    public SymbolTable Union(SymbolTable other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new([.. symbols, .. other.symbols]);
    }

    /// <summary>The index of the symbol that covers the address, or −1. A symbol without size reaches to the next one.</summary>
    public int IndexOf(ulong address)
    {
        int low = 0;
        int high = symbols.Length - 1;
        while (low <= high)
        {
            int middle = (low + high) >> 1;
            if (symbols[middle].Address <= address)
                low = middle + 1;
            else
                high = middle - 1;
        }

        bool covered = high >= 0 && (symbols[high].Bytes == 0 || address - symbols[high].Address < symbols[high].Bytes);
        return covered ? high : -1;
    }

    /// <summary>The address as <c>name+0x10</c>, or as a number where no symbol covers it.</summary>
    public string Describe(ulong address)
    {
        int index = IndexOf(address);
        if (index < 0)
            return $"0x{address:x}";
        ulong offset = address - symbols[index].Address;
        return offset == 0 ? symbols[index].Name : $"{symbols[index].Name}+0x{offset:x}";
    }
}
