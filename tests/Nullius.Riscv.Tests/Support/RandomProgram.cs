using static Nullius.Riscv.Tests.Assembler;

namespace Nullius.Riscv.Tests;

/// <summary>
/// Random programs that end: a loop over random instructions, after which all registers and a buffer are written to descriptor 1.
/// They use the system calls of Linux, so that qemu-riscv64 runs them as well.
/// </summary>
internal sealed class RandomProgram
{
    public const int BufferBytes = 8192;

    private const ulong BufferAddress = 0x40000;
    private const int Registers = 28;
    private const int Scratch = 29;
    private const int Counter = 30;
    private const int Base = 31;

    private static readonly (Operation Operation, uint Mask, uint Match)[] RegisterPatterns = OfKind(OperationKind.RegisterRegister);
    private static readonly (Operation Operation, uint Mask, uint Match)[] ImmediatePatterns = OfKind(OperationKind.RegisterImmediate);
    private static readonly (Operation Operation, uint Mask, uint Match)[] BranchPatterns = OfKind(OperationKind.Branch);
    private static readonly (Operation Operation, uint Mask, uint Match)[] LoadPatterns = OfKind(OperationKind.Load);
    private static readonly (Operation Operation, uint Mask, uint Match)[] StorePatterns = OfKind(OperationKind.Store);

    private readonly List<uint> code = [];
    private ulong state;

    private RandomProgram(ulong seed) => state = seed;

    /// <summary>The ELF file of a seed.</summary>
    public static byte[] Create(ulong seed, int iterations)
    {
        var program = new RandomProgram(seed);
        for (int register = 1; register <= Registers; register++)
            program.code.AddRange(Li(register, program.NextValue()));
        program.code.AddRange(Li(Base, BufferAddress + BufferBytes / 2));
        program.code.AddRange(Li(Counter, (ulong)iterations));
        int start = program.code.Count;
        int length = 40 + program.Next(160);
        while (program.code.Count < start + length)
            program.AddInstruction();
        program.code.Add(Addi(Counter, Counter, -1));
        program.code.Add(B(1, Counter, 0, 4 * (start - program.code.Count)));
        for (int register = 0; register < 32; register++)
            program.code.Add(Sd(register, Base, 8 * register));
        program.code.AddRange([.. Call(64, 1, BufferAddress, BufferBytes), .. Exit(0)]);
        return new ElfBuilder { IsMappable = true }.Code(program.code).Segment(BufferAddress, new byte[64], BufferBytes).ToBytes();
    }

    private static (Operation Operation, uint Mask, uint Match)[] OfKind(OperationKind kind) =>
        [.. InstructionPatterns.All.Where(pattern => Operations.KindOf(pattern.Operation) == kind)];

    private ulong NextBits()
    {
        // SplitMix64.
        ulong mixed = state += 0x9E37_79B9_7F4A_7C15;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58_476D_1CE4_E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D0_49BB_1331_11EB;
        return mixed ^ (mixed >> 31);
    }

    private int Next(int count) => (int)(NextBits() % (ulong)count);

    private ulong NextValue() => Next(4) switch
    {
        0 => NextBits(),
        1 => NextBits() >> Next(64),
        2 => 1UL << Next(64),
        _ => ulong.MaxValue << Next(64),
    };

    private uint Pick((Operation Operation, uint Mask, uint Match)[] patterns, out Operation operation)
    {
        (operation, _, uint match) = patterns[Next(patterns.Length)];
        return match;
    }

    private int NextRegister() => Next(Registers + 1);

    private void AddInstruction()
    {
        switch (Next(16))
        {
            case < 6:
                code.Add(Pick(RegisterPatterns, out _) | R(0, 0, 0, NextRegister(), NextRegister(), NextRegister()));
                break;
            case < 9:
            {
                uint match = Pick(ImmediatePatterns, out Operation operation);
                int immediate = operation is >= Operation.Slli and <= Operation.Sraiw ? Next(operation >= Operation.Slliw ? 32 : 64) : Next(4096) - 2048;
                code.Add(match | I(0, 0, NextRegister(), NextRegister(), immediate));
                break;
            }

            case 9:
                code.Add(U(Next(2) == 0 ? 0x37u : 0x17u, NextRegister(), Next(1 << 20)));
                break;
            case 10:
                code.Add(Pick(LoadPatterns, out _) | I(0, 0, NextRegister(), Base, Next(4096 - 8) - 2048));
                break;
            case 11:
                code.Add(Pick(StorePatterns, out _) | StoreBits(Base, NextRegister(), Next(4096 - 8) - 2048));
                break;
            case 12:
                AddComputedAccess();
                break;
            case 13 or 14:
                AddBranch();
                break;
            default:
                AddJump();
                break;
        }
    }

    private static uint StoreBits(int rs1, int rs2, int offset) => S(0, rs1, rs2, offset) & ~0x7Fu;

    private void AddComputedAccess()
    {
        code.Add(I(0x13, 7, Scratch, NextRegister(), 0x7FF));
        code.Add(Add(Scratch, Scratch, Base));
        if (Next(2) == 0)
            code.Add(Pick(LoadPatterns, out _) | I(0, 0, NextRegister(), Scratch, Next(1024) - 512));
        else
            code.Add(Pick(StorePatterns, out _) | StoreBits(Scratch, NextRegister(), Next(1024) - 512));
    }

    // Skips up to three instructions; what is skipped is harmless however it is entered.
    private void AddBranch()
    {
        int skipped = Next(4);
        code.Add(Pick(BranchPatterns, out _) | (B(0, NextRegister(), NextRegister(), 4 * (skipped + 1)) & ~0x7Fu));
        AddFiller(skipped);
    }

    private void AddJump()
    {
        int skipped = Next(4);
        if (Next(2) == 0)
        {
            code.Add(J(NextRegister(), 4 * (skipped + 1)));
        }
        else
        {
            code.Add(U(0x17, Scratch, 0));
            code.Add(Jalr(Next(3) == 0 ? Scratch : NextRegister(), Scratch, 4 * (skipped + 2) + Next(2)));
        }

        AddFiller(skipped);
    }

    private void AddFiller(int count)
    {
        for (int index = 0; index < count; index++)
            code.Add(Pick(RegisterPatterns, out _) | R(0, 0, 0, NextRegister(), NextRegister(), NextRegister()));
    }
}
