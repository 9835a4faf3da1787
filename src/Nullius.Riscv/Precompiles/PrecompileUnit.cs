using Nullius.Fields;
using Nullius.Hashing;

namespace Nullius.Riscv;

/// <summary>The instructions that transform blocks of memory. Spec §5.2.3.</summary>
internal static class PrecompileUnit
{
    private const int Sha256StateDwords = 4;
    private const int Sha256BlockDwords = 8;
    private const int KeccakDwords = 25;
    private const int Poseidon2Dwords = 8;

    /// <summary>Executes one of them; the region at rs1 is overwritten.</summary>
    public static void Execute<TBus>(ref TBus bus, in Instruction instruction, ulong pc)
        where TBus : struct, IMachineBus, allows ref struct
    {
        int bank = (int)(pc >> 32) * MachineLayout.KernelBank;
        ulong address = bus.ReadFirst(bank + instruction.Rs1);
        Span<ulong> state = stackalloc ulong[KeccakDwords];
        switch (instruction.Operation)
        {
            case Operation.Sha256:
            {
                state = state[..Sha256StateDwords];
                ulong blockAddress = bus.ReadSecond(bank + instruction.Rs2);
                Check(in instruction, pc, blockAddress, Sha256BlockDwords);
                bool isDisjoint = address + 8 * Sha256StateDwords <= blockAddress || blockAddress + 8 * Sha256BlockDwords <= address;
                if (!isDisjoint)
                    throw new StuckException(pc, instruction, "overlapping regions");
                Span<ulong> block = stackalloc ulong[Sha256BlockDwords];
                Read(ref bus, in instruction, pc, address, state);
                Read(ref bus, in instruction, pc, blockAddress, block);
                Sha256Compression.Compress(state, block);
                Write(ref bus, address, state);
                Write(ref bus, blockAddress, block);
                break;
            }

            case Operation.Keccakf:
                Read(ref bus, in instruction, pc, address, state);
                Keccak256.Permute(state);
                Write(ref bus, address, state);
                break;
            case Operation.Poseidon2:
                state = state[..Poseidon2Dwords];
                Read(ref bus, in instruction, pc, address, state);
                if (!TryPermutePoseidon2(state))
                    throw new StuckException(pc, instruction, "an element that is not canonical");
                Write(ref bus, address, state);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(instruction));
        }
    }

    private static void Check(in Instruction instruction, ulong pc, ulong address, int dwords)
    {
        if (address % 8 != 0 || address > MachineLayout.Registers - 8 * (ulong)dwords)
            throw new StuckException(pc, instruction, $"a pointer 0x{address:x}");
    }

    private static void Read<TBus>(ref TBus bus, in Instruction instruction, ulong pc, ulong address, scoped Span<ulong> block)
        where TBus : struct, IMachineBus, allows ref struct
    {
        Check(in instruction, pc, address, block.Length);
        for (int index = 0; index < block.Length; index++)
            block[index] = bus.Peek((uint)(address >> 3) + (uint)index);
    }

    private static void Write<TBus>(ref TBus bus, ulong address, scoped ReadOnlySpan<ulong> block)
        where TBus : struct, IMachineBus, allows ref struct
    {
        for (int index = 0; index < block.Length; index++)
            bus.AccessBlock((uint)(address >> 3) + (uint)index, block[index]);
    }

    private static bool TryPermutePoseidon2(Span<ulong> state)
    {
        Span<KoalaBear> elements = stackalloc KoalaBear[2 * Poseidon2Dwords];
        for (int index = 0; index < elements.Length; index++)
        {
            uint canonical = (uint)(state[index / 2] >> (32 * (index & 1)));
            if (canonical >= KoalaBear.Modulus)
                return false;
            elements[index] = KoalaBear.FromCanonical(canonical);
        }

        Poseidon2.Permute16(elements);
        for (int index = 0; index < state.Length; index++)
            state[index] = elements[2 * index].ToCanonical() | ((ulong)elements[2 * index + 1].ToCanonical() << 32);
        return true;
    }
}
