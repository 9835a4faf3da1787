using Nullius.Constraints;
using Nullius.Fields;
using Nullius.Machine;
using Nullius.Riscv;

namespace Nullius.Tracing;

/// <summary>Fills the tables through which a segment fetches and decodes its instructions.</summary>
public static class ProgramTracer
{
    /// <summary>The pages that hold some instructions, in ascending order, for <see cref="MemoryTree.Open"/>.</summary>
    public static PageUse[] PagesOf(ProgramImage image, ReadOnlySpan<InstructionUse> instructions)
    {
        var indices = new SortedSet<uint>();
        foreach (InstructionUse use in instructions)
            indices.Add((uint)(use.Pc / MemoryMap.PageBytes));
        var pages = new List<PageUse>(indices.Count);
        foreach (uint index in indices)
        {
            var contents = default(PageDwords);
            image.Memory.CopyPage(index, contents);
            pages.Add(new PageUse(index, contents, contents, default));
        }

        return [.. pages];
    }

    /// <summary>The pages of the image: each instruction's word is looked up once.</summary>
    public static TableTrace Pages(ImagePageTable table, TreeOpening opening, ReadOnlySpan<InstructionUse> instructions)
    {
        var trace = new TableTrace(table, opening.Pages.Count);
        var rowOfPage = new Dictionary<uint, int>(opening.Pages.Count);
        for (int row = 0; row < trace.Height; row++)
        {
            PageUse page = opening.Pages[row];
            rowOfPage.Add(page.Index, row);
            var cells = new TraceRow(trace, row);
            cells[table.Real] = KoalaBear.One;
            cells.Set(table.Index, page.Index);
            PageDwords contents = page.Before;
            cells.SetLimbs(table.Limbs.Input, contents);
        }

        foreach (InstructionUse use in instructions)
        {
            int column = table.Multiplicity[(int)(use.Pc / 4 % ImagePageTable.Words)];
            trace[rowOfPage[(uint)(use.Pc / MemoryMap.PageBytes)], column] += KoalaBear.One;
        }

        Compressions.Fill(trace, table.Limbs);
        return trace;
    }

    /// <summary>The decoded instructions.</summary>
    public static TableTrace Decode(DecodeTable table, ReadOnlySpan<InstructionUse> instructions, LookupCounts lookups)
    {
        DecodeColumns layout = table.Layout;
        var trace = new TableTrace(table, instructions.Length);
        var cells = new KoalaBear[table.Width];
        for (int row = 0; row < instructions.Length; row++)
        {
            Array.Clear(cells);
            SetFree(layout, cells, instructions[row]);
            table.Derive(cells);
            for (int column = 0; column < cells.Length; column++)
                trace[row, column] = cells[column];
            lookups.Range16(cells[layout.PageHigh].ToCanonical());
            lookups.Bits(DecodeColumns.PageLowBits, cells[layout.PageLow].ToCanonical());
            lookups.Bits(DecodeColumns.TargetLowBits, cells[layout.TargetLow].ToCanonical());
            lookups.Range16(cells[layout.TargetCheck].ToCanonical());
        }

        return trace;
    }

    private static void SetFree(DecodeColumns layout, KoalaBear[] cells, in InstructionUse use)
    {
        uint pc4 = (uint)(use.Pc / 4);
        uint low = pc4 % (1 << DecodeColumns.TargetLowBits);
        int high = (int)((pc4 >> DecodeColumns.TargetLowBits) & 0xFFFF);
        bool isKernel = use.Pc >= MemoryMap.Kernel;
        if (isKernel && high != 0)
            throw new ArgumentException($"kernel code at 0x{use.Pc:x} is too far from the start of its half");
        cells[layout.Real] = KoalaBear.One;
        cells[layout.Multiplicity] = KoalaBear.FromCanonical((uint)use.Executions);
        cells[layout.Mode] = isKernel ? KoalaBear.One : KoalaBear.Zero;
        cells[layout.PageHigh] = KoalaBear.FromCanonical((uint)high);
        cells[layout.PageLow] = KoalaBear.FromCanonical(low / ImagePageTable.Words);
        cells[layout.Word] = KoalaBear.FromCanonical(low % ImagePageTable.Words);
        for (int bit = 0; bit < layout.Bits.Count; bit++)
            cells[layout.Bits[bit]] = ((use.Instruction.Word >> bit) & 1) != 0 ? KoalaBear.One : KoalaBear.Zero;

        if (use.Instruction.Operation is not (>= Operation.Beq and <= Operation.Jal))
            return;
        long offset = use.Instruction.Immediate >> 2;
        long sum = low + (offset & ((1 << DecodeColumns.TargetLowBits) - 1));
        long carry = sum >> DecodeColumns.TargetLowBits;
        long targetHigh = high + (offset >> DecodeColumns.TargetLowBits) + carry;
        cells[layout.Carry] = carry != 0 ? KoalaBear.One : KoalaBear.Zero;
        cells[layout.IsUnder] = !isKernel && targetHigh < 0 ? KoalaBear.One : KoalaBear.Zero;
        cells[layout.IsOver] = !isKernel && targetHigh > 0xFFFF ? KoalaBear.One : KoalaBear.Zero;
    }
}
