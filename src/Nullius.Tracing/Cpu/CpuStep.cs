using Nullius.Machine;
using Nullius.Riscv;

namespace Nullius.Tracing;

/// <summary>One cycle of a segment as the fillers of the instruction tables see it.</summary>
internal readonly ref struct CpuStep
{
    private readonly ref readonly TraceStep _step;
    private readonly ref readonly InstructionUse _use;

    public CpuStep(SegmentTrace segment, int cycle)
    {
        _step = ref segment.Steps[cycle];
        _use = ref segment.Instructions[_step.InstructionIndex];
        Clock = SegmentTrace.ClockOf(cycle);
    }

    public uint Clock { get; }

    public ref readonly TraceStep Step => ref _step;

    public ulong Pc => _use.Pc;

    public uint ProgramCounter => (uint)(_use.Pc >> 2);

    public Operation Operation => _use.Instruction.Operation;

    public ulong Immediate => (ulong)_use.Instruction.Immediate;

    public bool IsKernel => _use.Pc >= MemoryMap.Kernel;

    public uint Mode => IsKernel ? 1u : 0u;

    public uint Rs1 => Slot(_use.Instruction.Rs1);

    public uint Rs2 => Slot(_use.Instruction.Rs2);

    public uint Rd => Slot(_use.Instruction.Rd == 0 ? MemoryMap.SinkSlot : _use.Instruction.Rd);

    public bool Has(AccessKinds kind) => (_step.Accesses & kind) != 0;

    /// <summary>The effective address of a load, store or JALR.</summary>
    public ulong EffectiveAddress => unchecked(_step.Rs1 + Immediate);

    /// <summary>pc/4 where a branch that is taken or a JAL continues (Spec §6.3, i0).</summary>
    public uint JumpTarget
    {
        get
        {
            ulong target = unchecked(Pc + Immediate);
            bool isFault = !IsKernel && ((target & 3) != 0 || target >= MemoryMap.Kernel);
            return isFault ? TrapVector.JumpFault : (uint)(target >> 2);
        }
    }

    private uint Slot(int register) => MemoryMap.RegisterDword + 64 * Mode + (uint)register;
}
