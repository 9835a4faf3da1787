using CsCheck;
using Xunit;

namespace Nullius.Riscv.Tests;

public class SparseMemoryTests
{
    // A few dwords in several chunks, the register file's included.
    private static readonly uint[] Addresses =
        [0, 1, 2047, 2048, 4096, 0x1000_0000, 0x1FFF_FFFF, 0x2000_0000, 0x3FFF_F800, MachineLayout.RegistersDword, 0x3FFF_FFFF];

    private static readonly Gen<(int Kind, int Address, ulong Mask, ulong Bits)> Change =
        Gen.Select(Gen.Int[0, 9], Gen.Int[0, Addresses.Length - 1], Gen.ULong, Gen.ULong);

    [Fact]
    public void SnapshotsKeepTheirStateWhileMemoryGoesOn() => Change.Array[0, 60].Sample(
        changes =>
        {
            var memory = new SparseMemory(MemorySnapshot.Empty);
            var model = new SortedDictionary<uint, ulong>();
            var snapshots = new List<(MemorySnapshot Snapshot, Dictionary<uint, ulong> Model)>();
            foreach ((int kind, int address, ulong mask, ulong bits) in changes)
            {
                uint dword = Addresses[address];
                if (kind == 0)
                {
                    snapshots.Add((memory.TakeSnapshot(), new(model)));
                }
                else if (kind == 1 && snapshots.Count > 0)
                {
                    (MemorySnapshot snapshot, Dictionary<uint, ulong> old) = snapshots[(int)(bits % (ulong)snapshots.Count)];
                    memory = new SparseMemory(snapshot);
                    model = new(old);
                }
                else
                {
                    memory.UpdateDword(dword, mask, bits);
                    model[dword] = (model.GetValueOrDefault(dword) & ~mask) | (bits & mask);
                }
            }

            snapshots.Add((memory.TakeSnapshot(), new(model)));
            foreach ((MemorySnapshot snapshot, Dictionary<uint, ulong> expected) in snapshots)
            {
                Assert.All(Addresses, dword => Assert.Equal(expected.GetValueOrDefault(dword), snapshot.ReadDword(dword)));
                Assert.Equal(expected.Where(entry => entry.Value != 0).Select(entry => entry.Key / 4).Distinct().Order(), snapshot.EnumeratePages());
            }
        },
        iter: 40,
        threads: 1);

    [Fact]
    public void RegistersAreMemory()
    {
        var memory = new SparseMemory(MemorySnapshot.Empty);
        memory.Registers[5] = 77;
        Assert.Equal(77UL, memory.ReadDword(MachineLayout.RegistersDword + 5));
        MemorySnapshot snapshot = memory.TakeSnapshot();
        memory.UpdateDword(MachineLayout.RegistersDword + 5, ulong.MaxValue, 78);
        Assert.Equal(78UL, memory.Registers[5]);
        Assert.Equal(77UL, snapshot.ReadDword(MachineLayout.RegistersDword + 5));
    }

    [Fact]
    public void CopiesBytesAcrossChunks()
    {
        var memory = new SparseMemory(MemorySnapshot.Empty);
        memory.UpdateDword(2047, ulong.MaxValue, 0x8877_6655_4433_2211);
        memory.UpdateDword(2048, ulong.MaxValue, 0xFFEE_DDCC_BBAA_9988);
        var bytes = new byte[6];
        memory.CopyTo(0x4000 - 3, bytes);
        Assert.Equal([0x66, 0x77, 0x88, 0x88, 0x99, 0xAA], bytes);
        Assert.Throws<ArgumentOutOfRangeException>(() => memory.CopyTo(MachineLayout.MemoryBytes - 5, bytes));
    }
}
