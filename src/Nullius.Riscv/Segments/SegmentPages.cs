namespace Nullius.Riscv;

/// <summary>The pages that a segment accessed so far: contents before, contents now and times, dword by dword.</summary>
/// <remarks>
/// A page's dwords are at four consecutive positions. The register file's pages come first, so that slot i is at position i.
/// </remarks>
internal sealed class SegmentPages
{
    private const int RegisterPages = MachineLayout.RegisterSlots / MachineLayout.PageDwords;
    private const uint FirstRegisterPage = MachineLayout.RegistersDword / MachineLayout.PageDwords;

    private readonly MemorySnapshot memory;
    private readonly PageTable positions = new();
    private readonly List<uint> pageIndices = [];
    private ulong[] initial = new ulong[1024];

    public SegmentPages(MemorySnapshot memory)
    {
        this.memory = memory;
        for (uint page = 0; page < RegisterPages; page++)
            Open(FirstRegisterPage + page);
    }

    /// <summary>The present values.</summary>
    public ulong[] Values { get; private set; } = new ulong[1024];

    /// <summary>The times of the last accesses; 0 where there was none.</summary>
    public uint[] Times { get; private set; } = new uint[1024];

    /// <summary>Where a dword's value and time are; opens its page if need be.</summary>
    public int PositionOf(uint dwordAddress)
    {
        int page = positions[dwordAddress / MachineLayout.PageDwords] - 1;
        if (page < 0)
            page = Open(dwordAddress / MachineLayout.PageDwords);
        return page * MachineLayout.PageDwords + (int)(dwordAddress % MachineLayout.PageDwords);
    }

    /// <summary>The value of a dword, without opening its page.</summary>
    public ulong Peek(uint dwordAddress)
    {
        int page = positions[dwordAddress / MachineLayout.PageDwords] - 1;
        return page < 0
            ? memory.ReadDword(dwordAddress)
            : Values[page * MachineLayout.PageDwords + (int)(dwordAddress % MachineLayout.PageDwords)];
    }

    /// <summary>The accessed pages in ascending order.</summary>
    public PageUse[] ToPageUses()
    {
        var uses = new List<PageUse>(pageIndices.Count);
        for (int page = 0; page < pageIndices.Count; page++)
        {
            int position = page * MachineLayout.PageDwords;
            PageDwords before = default;
            PageDwords after = default;
            PageTimes times = default;
            initial.AsSpan(position, MachineLayout.PageDwords).CopyTo(before);
            Values.AsSpan(position, MachineLayout.PageDwords).CopyTo(after);
            Times.AsSpan(position, MachineLayout.PageDwords).CopyTo(times);
            // Of the register file only the pages that were accessed count.
            if (((ReadOnlySpan<uint>)times).ContainsAnyExcept(0u))
                uses.Add(new PageUse(pageIndices[page], before, after, times));
        }

        uses.Sort((left, right) => left.Index.CompareTo(right.Index));
        return [.. uses];
    }

    private int Open(uint pageIndex)
    {
        int page = pageIndices.Count;
        int position = page * MachineLayout.PageDwords;
        if (position == initial.Length)
            Grow();
        pageIndices.Add(pageIndex);
        positions[pageIndex] = page + 1;
        memory.CopyPage(pageIndex, initial.AsSpan(position, MachineLayout.PageDwords));
        initial.AsSpan(position, MachineLayout.PageDwords).CopyTo(Values.AsSpan(position));
        return page;
    }

    private void Grow()
    {
        int length = 2 * initial.Length;
        Array.Resize(ref initial, length);
        ulong[] values = Values;
        uint[] times = Times;
        Array.Resize(ref values, length);
        Array.Resize(ref times, length);
        Values = values;
        Times = times;
    }
}
