namespace Nullius.Riscv;

/// <summary>Executes single instructions: the reference of what each one does. Spec §5.2 and §5.3.</summary>
internal static class Interpreter
{
    /// <summary>Executes the instruction at pc and returns the next pc.</summary>
    /// <exception cref="StuckException">Kernel code did something that has no successor.</exception>
    public static ulong Execute<TBus>(ref TBus bus, in Instruction instruction, ulong pc)
        where TBus : struct, IMachineBus, allows ref struct
    {
        int bank = (int)(pc >> 32) * MachineLayout.KernelBank;
        switch (Operations.KindOf(instruction.Operation))
        {
            case OperationKind.RegisterRegister:
            {
                ulong left = bus.ReadFirst(bank + instruction.Rs1);
                ulong right = bus.ReadSecond(bank + instruction.Rs2);
                bus.WriteDestination(DestinationSlot(bank, instruction.Rd), Arithmetic.Compute(instruction.Operation, left, right));
                return pc + 4;
            }

            case OperationKind.RegisterImmediate:
            {
                ulong left = bus.ReadFirst(bank + instruction.Rs1);
                ulong result = Arithmetic.Compute(instruction.Operation, left, (ulong)instruction.Immediate);
                bus.WriteDestination(DestinationSlot(bank, instruction.Rd), result);
                return pc + 4;
            }

            case OperationKind.Upper:
            {
                ulong origin = instruction.Operation == Operation.Auipc ? pc : 0;
                bus.WriteDestination(DestinationSlot(bank, instruction.Rd), origin + (ulong)instruction.Immediate);
                return pc + 4;
            }

            case OperationKind.Branch:
            {
                ulong left = bus.ReadFirst(bank + instruction.Rs1);
                ulong right = bus.ReadSecond(bank + instruction.Rs2);
                bool isTaken = Arithmetic.IsTaken(instruction.Operation, left, right);
                return isTaken ? JumpTarget(instruction, pc, pc + (ulong)instruction.Immediate) : pc + 4;
            }

            case OperationKind.Load:
                return Load(ref bus, in instruction, pc, bank);
            case OperationKind.Store:
                return Store(ref bus, in instruction, pc, bank);
            case OperationKind.JumpAndLink:
                bus.WriteDestination(DestinationSlot(bank, instruction.Rd), pc + 4);
                return JumpTarget(instruction, pc, pc + (ulong)instruction.Immediate);
            case OperationKind.JumpAndLinkRegister:
            {
                ulong target = (bus.ReadFirst(bank + instruction.Rs1) + (ulong)instruction.Immediate) & ~1UL;
                // Spec §5.3.2: the link register is written even if the target is invalid.
                bus.WriteDestination(DestinationSlot(bank, instruction.Rd), pc + 4);
                return JumpTarget(instruction, pc, target);
            }

            case OperationKind.Hint:
                bus.WriteDestination(DestinationSlot(bank, instruction.Rd), bus.NextHint(instruction.Immediate));
                return pc + 4;
            case OperationKind.Precompile:
                PrecompileUnit.Execute(ref bus, in instruction, pc);
                return pc + 4;
            case OperationKind.Fence:
                return pc + 4;
            case OperationKind.Ecall when bank == 0:
                bus.WriteDestination(MachineLayout.TrapRegisterSlot, pc);
                return MachineLayout.TrapVector(Trap.SystemCall);
            default:
                return bank == 0 ? MachineLayout.TrapVector(Trap.IllegalInstruction) : throw new StuckException(pc, instruction, "a fault");
        }
    }

    /// <summary>The slot that a write to a register goes to. Spec §5.1.2.</summary>
    public static int DestinationSlot(int bank, int register) => bank + (register == 0 ? MachineLayout.SinkSlot : register);

    private static ulong JumpTarget(in Instruction instruction, ulong pc, ulong target)
    {
        // Spec §5.3.1, slot 5.
        if (pc < MachineLayout.Kernel)
            return (target & 3) == 0 && target < MachineLayout.Kernel ? target : MachineLayout.TrapVector(Trap.JumpFault);
        if ((target & 3) != 0 || target >= MachineLayout.MemoryBytes)
            throw new StuckException(pc, instruction, $"a jump to 0x{target:x}");
        return target;
    }

    private static bool IsAccessible(in Instruction instruction, ulong pc, ulong address, int bytes)
    {
        ulong limit = pc < MachineLayout.Kernel ? MachineLayout.Kernel : MachineLayout.MemoryBytes;
        if (address <= limit - (ulong)bytes)
            return true;
        if (pc >= MachineLayout.Kernel)
            throw new StuckException(pc, instruction, $"an access to 0x{address:x}");
        return false;
    }

    private static ulong Load<TBus>(ref TBus bus, in Instruction instruction, ulong pc, int bank)
        where TBus : struct, IMachineBus, allows ref struct
    {
        int bytes = Operations.AccessBytes(instruction.Operation);
        ulong address = bus.ReadFirst(bank + instruction.Rs1) + (ulong)instruction.Immediate;
        if (!IsAccessible(in instruction, pc, address, bytes))
            return MachineLayout.TrapVector(Trap.LoadFault);
        uint dwordAddress = (uint)(address >> 3);
        int shift = 8 * (int)(address & 7);
        ulong value = bus.ReadDword(dwordAddress, 0) >> shift;
        if (shift + 8 * bytes > 64)
            value |= bus.ReadDword(dwordAddress + 1, 1) << (64 - shift);
        bus.WriteDestination(DestinationSlot(bank, instruction.Rd), Arithmetic.ExtendLoaded(instruction.Operation, value));
        return pc + 4;
    }

    private static ulong Store<TBus>(ref TBus bus, in Instruction instruction, ulong pc, int bank)
        where TBus : struct, IMachineBus, allows ref struct
    {
        int bytes = Operations.AccessBytes(instruction.Operation);
        ulong address = bus.ReadFirst(bank + instruction.Rs1) + (ulong)instruction.Immediate;
        ulong value = bus.ReadSecond(bank + instruction.Rs2);
        if (!IsAccessible(in instruction, pc, address, bytes))
            return MachineLayout.TrapVector(Trap.StoreFault);
        uint dwordAddress = (uint)(address >> 3);
        int shift = 8 * (int)(address & 7);
        ulong mask = ulong.MaxValue >> (64 - 8 * bytes);
        bus.UpdateDword(dwordAddress, 0, mask << shift, value << shift);
        if (shift + 8 * bytes > 64)
            bus.UpdateDword(dwordAddress + 1, 1, mask >> (64 - shift), value >> (64 - shift));
        return pc + 4;
    }
}
