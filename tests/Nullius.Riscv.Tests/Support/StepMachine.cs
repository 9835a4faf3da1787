namespace Nullius.Riscv.Tests;

/// <summary>A machine whose registers, pc and next instruction a test chooses freely.</summary>
internal sealed class StepMachine
{
    private static readonly ProgramImage Image = new ElfBuilder().Code([0]).ToImage(new KernelImage(new byte[4], SymbolTable.Empty));

    private readonly MachineState state = new(Image, ProgramInput.Empty);

    public ulong Pc { get; set; } = ElfBuilder.CodeAddress;

    public Span<ulong> Registers => state.Memory.Registers;

    public SparseMemory Memory => state.Memory;

    public bool IsKernel => Pc >= MachineLayout.Kernel;

    /// <summary>Decodes and executes one word.</summary>
    public void Execute(uint word)
    {
        var bus = new PlainBus(state);
        Pc = Interpreter.Execute(ref bus, Decoder.Decode(word, IsKernel), Pc);
    }

    /// <summary>Reads bytes one by one, as a little-endian number.</summary>
    public ulong ReadBytes(ulong address, int count)
    {
        ulong value = 0;
        for (int index = 0; index < count; index++)
        {
            ulong dword = Memory.ReadDword((uint)((address + (ulong)index) / 8));
            value |= (dword >> (8 * (int)((address + (ulong)index) % 8)) & 0xFF) << (8 * index);
        }

        return value;
    }

    /// <summary>Writes one byte.</summary>
    public void WriteByte(ulong address, byte value)
    {
        int shift = 8 * (int)(address % 8);
        Memory.UpdateDword((uint)(address / 8), 0xFFUL << shift, (ulong)value << shift);
    }
}
