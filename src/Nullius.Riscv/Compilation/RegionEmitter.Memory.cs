using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.InteropServices;

namespace Nullius.Riscv;

internal sealed partial class RegionEmitter
{
    // Below it an access of any size lies in the user half.
    private const long FastAddressEnd = (1L << 32) - 8;

    private static readonly MethodInfo FirstDword = new FirstElement(MemoryMarshal.GetArrayDataReference).Method;
    private static readonly MethodInfo SlowWritable = new Func<SparseMemory, ulong, ulong[]>(RegionSupport.GetWritable).Method;
    private static readonly MethodInfo SlowLoad = new Func<SparseMemory, ulong, int, ulong>(RegionSupport.Load).Method;
    private static readonly MethodInfo SlowStore = new Action<SparseMemory, ulong, ulong, int>(RegionSupport.Store).Method;

    private delegate ref ulong FirstElement(ulong[] array);

    private void EmitLoad(in Instruction instruction, ulong pc, int unexecuted)
    {
        int bytes = Operations.AccessBytes(instruction.Operation);
        Operation operation = instruction.Operation;
        int rd = instruction.Rd;
        Label slow = il.DefineLabel();
        Label done = il.DefineLabel();
        EmitAddress(instruction, bytes, slow);
        EmitChunk(ReadableArgument);
        il.Emit(OpCodes.Call, FirstDword);
        EmitChunkOffset();
        il.Emit(OpCodes.Add);
        il.Emit(OpCodes.Unaligned, (byte)1);
        il.Emit(operation switch
        {
            Operation.Lb => OpCodes.Ldind_I1,
            Operation.Lh => OpCodes.Ldind_I2,
            Operation.Lw => OpCodes.Ldind_I4,
            Operation.Lbu => OpCodes.Ldind_U1,
            Operation.Lhu => OpCodes.Ldind_U2,
            Operation.Lwu => OpCodes.Ldind_U4,
            _ => OpCodes.Ldind_I8,
        });
        EmitExtend(operation);
        EmitStoreDestination(rd);
        il.MarkLabel(done);
        Label trap = DefineInterpreterExit(pc, unexecuted);
        coldPaths.Add(() =>
        {
            il.MarkLabel(slow);
            EmitSlowCheck(bytes, trap);
            il.Emit(OpCodes.Ldarg, MemoryArgument);
            il.Emit(OpCodes.Ldloc, address);
            il.Emit(OpCodes.Ldc_I4, bytes);
            il.Emit(OpCodes.Call, SlowLoad);
            if (operation is Operation.Lb)
                il.Emit(OpCodes.Conv_I1);
            else if (operation is Operation.Lh)
                il.Emit(OpCodes.Conv_I2);
            else if (operation is Operation.Lw)
                il.Emit(OpCodes.Conv_I4);
            if (operation is Operation.Lb or Operation.Lh or Operation.Lw)
                il.Emit(OpCodes.Conv_I8);
            EmitStoreDestination(rd);
            il.Emit(OpCodes.Br, done);
        });
    }

    private void EmitExtend(Operation operation)
    {
        if (operation is Operation.Lb or Operation.Lh or Operation.Lw)
            il.Emit(OpCodes.Conv_I8);
        else if (operation is not Operation.Ld)
            il.Emit(OpCodes.Conv_U8);
    }

    private void EmitStore(in Instruction instruction, ulong pc, int unexecuted)
    {
        int bytes = Operations.AccessBytes(instruction.Operation);
        int rs2 = instruction.Rs2;
        Label slow = il.DefineLabel();
        Label shared = il.DefineLabel();
        Label ready = il.DefineLabel();
        Label done = il.DefineLabel();
        EmitAddress(instruction, bytes, slow);
        EmitChunk(WritableArgument);
        il.Emit(OpCodes.Stloc, chunk);
        il.Emit(OpCodes.Ldloc, chunk);
        il.Emit(OpCodes.Brfalse, shared);
        il.MarkLabel(ready);
        il.Emit(OpCodes.Ldloc, chunk);
        il.Emit(OpCodes.Call, FirstDword);
        EmitChunkOffset();
        il.Emit(OpCodes.Add);
        EmitRegister(rs2);
        il.Emit(OpCodes.Unaligned, (byte)1);
        il.Emit(bytes switch { 1 => OpCodes.Stind_I1, 2 => OpCodes.Stind_I2, 4 => OpCodes.Stind_I4, _ => OpCodes.Stind_I8 });
        il.MarkLabel(done);
        Label trap = DefineInterpreterExit(pc, unexecuted);
        coldPaths.Add(() =>
        {
            il.MarkLabel(shared);
            il.Emit(OpCodes.Ldarg, MemoryArgument);
            il.Emit(OpCodes.Ldloc, address);
            il.Emit(OpCodes.Call, SlowWritable);
            il.Emit(OpCodes.Stloc, chunk);
            il.Emit(OpCodes.Br, ready);
            il.MarkLabel(slow);
            EmitSlowCheck(bytes, trap);
            il.Emit(OpCodes.Ldarg, MemoryArgument);
            il.Emit(OpCodes.Ldloc, address);
            EmitRegister(rs2);
            il.Emit(OpCodes.Ldc_I4, bytes);
            il.Emit(OpCodes.Call, SlowStore);
            il.Emit(OpCodes.Br, done);
        });
    }

    // Leaves the effective address in its local, and the fast path if the access may leave its chunk or the user half.
    private void EmitAddress(in Instruction instruction, int bytes, Label slow)
    {
        EmitRegister(instruction.Rs1);
        il.Emit(OpCodes.Ldc_I8, instruction.Immediate);
        il.Emit(OpCodes.Add);
        il.Emit(OpCodes.Stloc, address);
        il.Emit(OpCodes.Ldloc, address);
        il.Emit(OpCodes.Ldc_I8, FastAddressEnd);
        il.Emit(OpCodes.Bge_Un, slow);
        if (bytes == 1)
            return;
        EmitChunkOffset();
        il.Emit(OpCodes.Ldc_I4, SparseMemory.ChunkBytes - bytes);
        il.Emit(OpCodes.Conv_I);
        il.Emit(OpCodes.Bgt, slow);
    }

    // The address is below 2^32 here, so that the index is below half of the number of chunks.
    private void EmitChunk(int tableArgument)
    {
        il.Emit(OpCodes.Ldarg, tableArgument);
        il.Emit(OpCodes.Ldloc, address);
        il.Emit(OpCodes.Ldc_I4, SparseMemory.LogChunkBytes);
        il.Emit(OpCodes.Shr_Un);
        il.Emit(OpCodes.Conv_I);
        il.Emit(OpCodes.Sizeof, typeof(ulong[]));
        il.Emit(OpCodes.Conv_I);
        il.Emit(OpCodes.Mul);
        il.Emit(OpCodes.Add);
        il.Emit(OpCodes.Ldind_Ref);
    }

    private void EmitChunkOffset()
    {
        il.Emit(OpCodes.Ldloc, address);
        il.Emit(OpCodes.Ldc_I4, SparseMemory.ChunkBytes - 1);
        il.Emit(OpCodes.Conv_I8);
        il.Emit(OpCodes.And);
        il.Emit(OpCodes.Conv_I);
    }

    // Spec §5.3.1, slots 3 and 4.
    private void EmitSlowCheck(int bytes, Label trap)
    {
        il.Emit(OpCodes.Ldloc, address);
        il.Emit(OpCodes.Ldc_I8, (1L << 32) - bytes);
        il.Emit(OpCodes.Bgt_Un, trap);
    }
}
