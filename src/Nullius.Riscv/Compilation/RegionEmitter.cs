using System.Diagnostics.CodeAnalysis;
using System.Reflection.Emit;

namespace Nullius.Riscv;

/// <summary>Translates a region to IL.</summary>
/// <remarks>
/// The registers that occur are IL locals: loaded at the entrance, stored at every exit. Each block pays its length in fuel before it
/// begins. Whatever traps leaves the region before the instruction, which the interpreter then executes.
/// </remarks>
[RequiresDynamicCode("Compiles code at run time.")]
internal sealed partial class RegionEmitter
{
    private const int MemoryArgument = 0;
    private const int RegistersArgument = 1;
    private const int ReadableArgument = 2;
    private const int WritableArgument = 3;
    private const int FuelArgument = 4;

    private readonly Region region;
    private readonly ILGenerator il;
    private readonly LocalBuilder?[] registers = new LocalBuilder[MachineLayout.SinkSlot + 1];
    private readonly bool[] isWritten = new bool[MachineLayout.SinkSlot + 1];
    private readonly Dictionary<ulong, Label> labels = [];
    private readonly List<Action> coldPaths = [];
    private readonly Label epilogue;
    private readonly LocalBuilder fuel;
    private readonly LocalBuilder nextPc;
    private readonly LocalBuilder address;
    private readonly LocalBuilder chunk;
    private readonly LocalBuilder shiftAmount;

    private RegionEmitter(Region region, ILGenerator il)
    {
        this.region = region;
        this.il = il;
        epilogue = il.DefineLabel();
        fuel = il.DeclareLocal(typeof(long));
        nextPc = il.DeclareLocal(typeof(ulong));
        address = il.DeclareLocal(typeof(ulong));
        chunk = il.DeclareLocal(typeof(ulong[]));
        shiftAmount = il.DeclareLocal(typeof(int));
        foreach (RegionBlock block in region.Blocks)
        {
            labels.Add(block.Pc, il.DefineLabel());
            foreach (Instruction instruction in block.Instructions)
                DeclareRegisters(instruction);
        }
    }

    /// <summary>Compiles a region.</summary>
    public static RegionCode Compile(Region region)
    {
        Type[] parameters =
        [
            typeof(SparseMemory), typeof(ulong).MakeByRefType(), typeof(ulong[]).MakeByRefType(), typeof(ulong[]).MakeByRefType(),
            typeof(long).MakeByRefType(),
        ];
        var method = new DynamicMethod($"region_{region.Entrance:x}", typeof(ulong), parameters, typeof(RegionEmitter).Module, skipVisibility: true);
        new RegionEmitter(region, method.GetILGenerator()).Emit();
        return method.CreateDelegate<RegionCode>();
    }

    private void DeclareRegisters(in Instruction instruction)
    {
        Operation operation = instruction.Operation;
        if (!Region.IsCompiled(operation))
            return;
        if (Operations.ReadsRs1(operation) && instruction.Rs1 != 0)
            registers[instruction.Rs1] ??= il.DeclareLocal(typeof(ulong));
        if (Operations.ReadsRs2(operation) && instruction.Rs2 != 0)
            registers[instruction.Rs2] ??= il.DeclareLocal(typeof(ulong));
        if (!Operations.WritesRd(operation))
            return;
        int slot = Interpreter.DestinationSlot(0, instruction.Rd);
        registers[slot] ??= il.DeclareLocal(typeof(ulong));
        isWritten[slot] = true;
    }

    private void Emit()
    {
        il.Emit(OpCodes.Ldarg, FuelArgument);
        il.Emit(OpCodes.Ldind_I8);
        il.Emit(OpCodes.Stloc, fuel);
        for (int slot = 0; slot < registers.Length; slot++)
        {
            if (registers[slot] is not { } local)
                continue;
            EmitRegisterAddress(slot);
            il.Emit(OpCodes.Ldind_I8);
            il.Emit(OpCodes.Stloc, local);
        }

        il.Emit(OpCodes.Br, labels[region.Entrance]);
        for (int index = 0; index < region.Blocks.Count; index++)
        {
            RegionBlock block = region.Blocks[index];
            EmitBlock(block);
            // A block that does not jump goes on to the next one, which follows immediately or not at all.
            bool isFollowed = index + 1 < region.Blocks.Count && region.Blocks[index + 1].Pc == block.End;
            if (!isFollowed && !NeverFallsThrough(block.Instructions[^1].Operation))
                EmitJump(block.End);
        }

        foreach (Action emitColdPath in coldPaths)
            emitColdPath();
        EmitEpilogue();
    }

    private static bool NeverFallsThrough(Operation operation) =>
        operation is Operation.Jal or Operation.Jalr || !Region.IsCompiled(operation);

    private void EmitRegisterAddress(int slot)
    {
        il.Emit(OpCodes.Ldarg, RegistersArgument);
        il.Emit(OpCodes.Ldc_I4, 8 * slot);
        il.Emit(OpCodes.Add);
    }

    private void EmitEpilogue()
    {
        il.MarkLabel(epilogue);
        for (int slot = 0; slot < registers.Length; slot++)
        {
            if (registers[slot] is not { } local || !isWritten[slot])
                continue;
            EmitRegisterAddress(slot);
            il.Emit(OpCodes.Ldloc, local);
            il.Emit(OpCodes.Stind_I8);
        }

        il.Emit(OpCodes.Ldarg, FuelArgument);
        il.Emit(OpCodes.Ldloc, fuel);
        il.Emit(OpCodes.Stind_I8);
        il.Emit(OpCodes.Ldloc, nextPc);
        il.Emit(OpCodes.Ret);
    }

    private void EmitBlock(RegionBlock block)
    {
        int length = block.Instructions.Length;
        il.MarkLabel(labels[block.Pc]);
        Label outOfFuel = il.DefineLabel();
        il.Emit(OpCodes.Ldloc, fuel);
        il.Emit(OpCodes.Ldc_I8, (long)length);
        il.Emit(OpCodes.Blt, outOfFuel);
        EmitFuel(-length);
        coldPaths.Add(() =>
        {
            il.MarkLabel(outOfFuel);
            EmitExit(block.Pc | RegionExit.OutOfFuel);
        });
        for (int index = 0; index < length; index++)
            EmitInstruction(block.Instructions[index], block.Pc + 4 * (ulong)index, unexecuted: length - index);
    }

    private void EmitInstruction(in Instruction instruction, ulong pc, int unexecuted)
    {
        switch (Operations.KindOf(instruction.Operation))
        {
            case OperationKind.RegisterRegister or OperationKind.RegisterImmediate:
                EmitArithmetic(instruction);
                break;
            case OperationKind.Upper:
                il.Emit(OpCodes.Ldc_I8, instruction.Immediate + (instruction.Operation == Operation.Auipc ? (long)pc : 0));
                EmitStoreDestination(instruction.Rd);
                break;
            case OperationKind.Branch:
                EmitBranch(instruction, pc, unexecuted);
                break;
            case OperationKind.JumpAndLink:
                EmitJumpAndLink(instruction, pc, unexecuted);
                break;
            case OperationKind.JumpAndLinkRegister:
                EmitJumpAndLinkRegister(instruction, pc, unexecuted);
                break;
            case OperationKind.Load:
                EmitLoad(instruction, pc, unexecuted);
                break;
            case OperationKind.Store:
                EmitStore(instruction, pc, unexecuted);
                break;
            case OperationKind.Fence:
                break;
            default:
                EmitFuel(unexecuted);
                EmitExit(pc | RegionExit.Interpret);
                break;
        }
    }

    private void EmitFuel(int difference)
    {
        il.Emit(OpCodes.Ldloc, fuel);
        il.Emit(OpCodes.Ldc_I8, (long)difference);
        il.Emit(OpCodes.Add);
        il.Emit(OpCodes.Stloc, fuel);
    }

    private void EmitExit(ulong target)
    {
        il.Emit(OpCodes.Ldc_I8, (long)target);
        il.Emit(OpCodes.Stloc, nextPc);
        il.Emit(OpCodes.Br, epilogue);
    }

    // A label where the region is left for the interpreter before the instruction at pc.
    private Label DefineInterpreterExit(ulong pc, int unexecuted)
    {
        Label label = il.DefineLabel();
        coldPaths.Add(() =>
        {
            il.MarkLabel(label);
            EmitFuel(unexecuted);
            EmitExit(pc | RegionExit.Interpret);
        });
        return label;
    }

    private void EmitRegister(int register)
    {
        if (register == 0)
            il.Emit(OpCodes.Ldc_I8, 0L);
        else
            il.Emit(OpCodes.Ldloc, registers[register]!);
    }

    private void EmitStoreDestination(int register) => il.Emit(OpCodes.Stloc, registers[Interpreter.DestinationSlot(0, register)]!);
}
