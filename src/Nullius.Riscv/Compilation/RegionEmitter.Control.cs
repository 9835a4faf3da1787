using System.Reflection.Emit;

namespace Nullius.Riscv;

internal sealed partial class RegionEmitter
{
    private const int ReturnSitesMax = 4;

    // Everything but the multiples of 4 below 2^32. Spec §5.3.1, slot 5.
    private const long InvalidTargetBits = unchecked((long)0xFFFF_FFFF_0000_0003);

    private void EmitJump(ulong target)
    {
        if (labels.TryGetValue(target, out Label label))
            il.Emit(OpCodes.Br, label);
        else
            EmitExit(target);
    }

    private void EmitBranch(in Instruction instruction, ulong pc, int unexecuted)
    {
        ulong target = pc + (ulong)instruction.Immediate;
        Label taken;
        if (!Region.IsValidTarget(target))
        {
            taken = DefineInterpreterExit(pc, unexecuted);
        }
        else if (!labels.TryGetValue(target, out taken))
        {
            Label exit = il.DefineLabel();
            taken = exit;
            coldPaths.Add(() =>
            {
                il.MarkLabel(exit);
                EmitExit(target);
            });
        }

        EmitRegister(instruction.Rs1);
        EmitRegister(instruction.Rs2);
        OpCode code = instruction.Operation switch
        {
            Operation.Beq => OpCodes.Beq,
            Operation.Bne => OpCodes.Bne_Un,
            Operation.Blt => OpCodes.Blt,
            Operation.Bge => OpCodes.Bge,
            Operation.Bltu => OpCodes.Blt_Un,
            _ => OpCodes.Bge_Un,
        };
        il.Emit(code, taken);
    }

    private void EmitJumpAndLink(in Instruction instruction, ulong pc, int unexecuted)
    {
        ulong target = pc + (ulong)instruction.Immediate;
        if (!Region.IsValidTarget(target))
        {
            il.Emit(OpCodes.Br, DefineInterpreterExit(pc, unexecuted));
            return;
        }

        il.Emit(OpCodes.Ldc_I8, (long)pc + 4);
        EmitStoreDestination(instruction.Rd);
        EmitJump(target);
    }

    private void EmitJumpAndLinkRegister(in Instruction instruction, ulong pc, int unexecuted)
    {
        EmitRegister(instruction.Rs1);
        il.Emit(OpCodes.Ldc_I8, instruction.Immediate);
        il.Emit(OpCodes.Add);
        il.Emit(OpCodes.Ldc_I8, ~1L);
        il.Emit(OpCodes.And);
        il.Emit(OpCodes.Stloc, nextPc);
        il.Emit(OpCodes.Ldloc, nextPc);
        il.Emit(OpCodes.Ldc_I8, InvalidTargetBits);
        il.Emit(OpCodes.And);
        il.Emit(OpCodes.Brtrue, DefineInterpreterExit(pc, unexecuted));
        il.Emit(OpCodes.Ldc_I8, (long)pc + 4);
        EmitStoreDestination(instruction.Rd);
        // A return often goes to one of the calls in the region.
        if (instruction.Rd == 0)
        {
            foreach (ulong site in region.ReturnSites.Take(ReturnSitesMax))
            {
                il.Emit(OpCodes.Ldloc, nextPc);
                il.Emit(OpCodes.Ldc_I8, (long)site);
                il.Emit(OpCodes.Beq, labels[site]);
            }
        }

        il.Emit(OpCodes.Br, epilogue);
    }
}
