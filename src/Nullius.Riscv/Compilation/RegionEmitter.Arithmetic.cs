using System.Reflection.Emit;

namespace Nullius.Riscv;

internal sealed partial class RegionEmitter
{
    private void EmitArithmetic(in Instruction instruction)
    {
        EmitRegister(instruction.Rs1);
        if (Operations.KindOf(instruction.Operation) == OperationKind.RegisterImmediate)
            il.Emit(OpCodes.Ldc_I8, instruction.Immediate);
        else
            EmitRegister(instruction.Rs2);
        EmitOperation(instruction.Operation);
        EmitStoreDestination(instruction.Rd);
    }

    // Replaces the two operands on the stack by the result.
    private void EmitOperation(Operation operation)
    {
        switch (operation)
        {
            case Operation.Add or Operation.Addi:
                il.Emit(OpCodes.Add);
                break;
            case Operation.Sub:
                il.Emit(OpCodes.Sub);
                break;
            case Operation.Addw or Operation.Addiw:
                EmitWord(OpCodes.Add);
                break;
            case Operation.Subw:
                EmitWord(OpCodes.Sub);
                break;
            case Operation.Mulw:
                EmitWord(OpCodes.Mul);
                break;
            case Operation.Xor or Operation.Xori:
                il.Emit(OpCodes.Xor);
                break;
            case Operation.Or or Operation.Ori:
                il.Emit(OpCodes.Or);
                break;
            case Operation.And or Operation.Andi:
                il.Emit(OpCodes.And);
                break;
            case Operation.Mul:
                il.Emit(OpCodes.Mul);
                break;
            case >= Operation.Sll and <= Operation.Sraiw:
                EmitShift(operation);
                break;
            case Operation.Slt or Operation.Slti:
                il.Emit(OpCodes.Clt);
                il.Emit(OpCodes.Conv_I8);
                break;
            case Operation.Sltu or Operation.Sltiu:
                il.Emit(OpCodes.Clt_Un);
                il.Emit(OpCodes.Conv_I8);
                break;
            default:
                il.Emit(OpCodes.Call, FunctionOf(operation).Method);
                break;
        }
    }

    private void EmitWord(OpCode code)
    {
        il.Emit(code);
        il.Emit(OpCodes.Conv_I4);
        il.Emit(OpCodes.Conv_I8);
    }

    // Words are shifted as 64-bit values too, for the reason given at the divisions of words.
    private void EmitShift(Operation operation)
    {
        bool isWord = operation is >= Operation.Sllw and <= Operation.Sraw or >= Operation.Slliw;
        il.Emit(OpCodes.Conv_I4);
        il.Emit(OpCodes.Ldc_I4, isWord ? 31 : 63);
        il.Emit(OpCodes.And);
        switch (operation)
        {
            case Operation.Sll or Operation.Slli:
                il.Emit(OpCodes.Shl);
                break;
            case Operation.Srl or Operation.Srli:
                il.Emit(OpCodes.Shr_Un);
                break;
            case Operation.Sra or Operation.Srai:
                il.Emit(OpCodes.Shr);
                break;
            case Operation.Sllw or Operation.Slliw:
                EmitWord(OpCodes.Shl);
                break;
            case Operation.Srlw or Operation.Srliw:
                EmitExtended(OpCodes.Conv_U4, OpCodes.Conv_U8);
                EmitWord(OpCodes.Shr_Un);
                break;
            default:
                EmitExtended(OpCodes.Conv_I4, OpCodes.Conv_I8);
                il.Emit(OpCodes.Shr);
                break;
        }
    }

    // Extends the low word of the value under the shift amount to 64 bits.
    private void EmitExtended(OpCode narrow, OpCode widen)
    {
        il.Emit(OpCodes.Stloc, shiftAmount);
        il.Emit(narrow);
        il.Emit(widen);
        il.Emit(OpCodes.Ldloc, shiftAmount);
    }

    private static Func<ulong, ulong, ulong> FunctionOf(Operation operation) => operation switch
    {
        Operation.Mulh => Arithmetic.MultiplyHighSigned,
        Operation.Mulhsu => Arithmetic.MultiplyHighSignedUnsigned,
        Operation.Mulhu => Arithmetic.MultiplyHighUnsigned,
        Operation.Div => Arithmetic.DivideSigned,
        Operation.Divu => Arithmetic.DivideUnsigned,
        Operation.Rem => Arithmetic.RemainderSigned,
        Operation.Remu => Arithmetic.RemainderUnsigned,
        Operation.Divw => Arithmetic.DivideSignedWord,
        Operation.Divuw => Arithmetic.DivideUnsignedWord,
        Operation.Remw => Arithmetic.RemainderSignedWord,
        Operation.Remuw => Arithmetic.RemainderUnsignedWord,
        _ => throw new ArgumentOutOfRangeException(nameof(operation)),
    };
}
