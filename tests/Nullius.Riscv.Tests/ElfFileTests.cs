using System.Buffers.Binary;
using CsCheck;
using Xunit;
using static Nullius.Riscv.Tests.Assembler;

namespace Nullius.Riscv.Tests;

public class ElfFileTests
{
    private static byte[] Valid => new ElfBuilder().Code(Exit(0)).Segment(0x30000, [1, 2, 3], 100).Symbol("main", 0x10000, 8).ToBytes();

    private static void AssertRefused(string reason, byte[] file)
    {
        Assert.False(ElfFile.TryLoad(file, out ElfFile? elf, out string? actual));
        Assert.Null(elf);
        Assert.Equal(reason, actual);
        Assert.Equal(reason, Assert.Throws<ProgramFormatException>(() => ElfFile.Load(file)).Message);
    }

    private static byte[] With(Action<byte[]> change)
    {
        byte[] file = Valid;
        change(file);
        return file;
    }

    [Fact]
    public void ReadsSegmentsAndSymbols()
    {
        ElfFile elf = ElfFile.Load(Valid);
        Assert.Equal(0x10000UL, elf.EntryPoint);
        Assert.Equal([(0x10000UL, true), (0x30000UL, false)], elf.Segments.Select(segment => (segment.Address, segment.IsExecutable)));
        Assert.Equal((100UL, 3), (elf.Segments[1].MemoryBytes, elf.Segments[1].Contents.Length));
        Assert.Equal("main+0x4", elf.Symbols.Describe(0x10004));
        Assert.Equal("0x10008", elf.Symbols.Describe(0x10008));
        Assert.Equal("0xffff", elf.Symbols.Describe(0xFFFF));
    }

    [Fact]
    public void RefusesWhatIsNoElfFile()
    {
        AssertRefused("The file is not an ELF file.", []);
        AssertRefused("The file is not an ELF file.", [.. "#!/bin/sh\n"u8]);
        AssertRefused("The ELF file ends within its header.", Valid[..63]);
    }

    [Fact]
    public void RefusesOtherMachines()
    {
        AssertRefused("The ELF file is not a 64-bit one.", With(file => file[4] = 1));
        AssertRefused("The ELF file is not little-endian.", With(file => file[5] = 2));
        AssertRefused("The ELF file has an unknown version.", With(file => file[6] = 0));
        AssertRefused("The ELF file has an unknown version.", With(file => file[20] = 2));
        AssertRefused("The ELF file is not for RISC-V.", With(file => file[18] = 62));
        AssertRefused("The ELF file is not an executable.", With(file => file[16] = 1));
        AssertRefused("The program is position-independent: link it statically at fixed addresses (ET_EXEC).", With(file => file[16] = 3));
    }

    [Theory]
    [InlineData(0x1, "The program uses compressed instructions: build it for rv64im.")]
    [InlineData(0x5, "The program uses compressed instructions: build it for rv64im.")]
    [InlineData(0x4, "The program uses a floating-point calling convention: build it for rv64im with lp64.")]
    [InlineData(0x8, "The program uses a calling convention other than lp64.")]
    public void RefusesOtherInstructionSets(byte flags, string reason) => AssertRefused(reason, With(file => file[48] = flags));

    [Theory]
    [InlineData(2u)]
    [InlineData(3u)]
    public void RefusesDynamicLinking(uint type) => AssertRefused(
        "The program is dynamically linked: link it statically.", new ElfBuilder().Code(Exit(0)).Segment(0x30000, [1], type: type).ToBytes());

    [Fact]
    public void RefusesTruncatedTablesAndSegments()
    {
        AssertRefused("The ELF file has no program headers.", With(file => file[56] = 0));
        AssertRefused("The ELF file has program headers of an unknown size.", With(file => file[54] = 32));
        AssertRefused("The ELF file ends within its program headers.", With(file => file[39] = 0x80));
        AssertRefused("The ELF file ends within its program headers.", With(file => file[57] = 0xFF));
        AssertRefused("The ELF file ends within the segment at 0x10000.", Valid[..200]);
        AssertRefused("The ELF file ends within the segment at 0x10000.", With(file => file[64 + 8 + 7] = 0x80));
        AssertRefused("The segment at 0x30000 has more bytes in the file than in memory.", With(file => file[64 + 56 + 40] = 2));
    }

    [Theory]
    [InlineData(0xFFE0_0000UL, 1UL)]
    [InlineData(0xFFDF_FFFFUL, 2UL)]
    [InlineData(0x1_0000_0000UL, 1UL)]
    [InlineData(0xFFFF_FFFF_FFFF_FFFFUL, 2UL)]
    [InlineData(0x30000UL, ulong.MaxValue)]
    public void RefusesSegmentsOutsideTheProgramsMemory(ulong address, ulong memoryBytes) => AssertRefused(
        $"The segment at 0x{address:x} does not lie within 0x0 to 0xffe00000.",
        new ElfBuilder().Code(Exit(0)).Segment(address, [1], memoryBytes).ToBytes());

    [Fact]
    public void AcceptsTheLastByteBelowTheReservedPart() =>
        Assert.Equal(0xFFE0_0000UL, ElfFile.Load(new ElfBuilder().Code(Exit(0)).Segment(0xFFDF_FFFF, [1]).ToBytes()).Segments[1].End);

    [Fact]
    public void RefusesOverlappingSegments() => AssertRefused(
        "Two segments overlap at 0x10004.", new ElfBuilder().Code(Exit(0)).Segment(0x10004, [1]).ToBytes());

    [Fact]
    public void RefusesEntryPointsOutsideOfCode()
    {
        AssertRefused("The entry point 0x10002 is not a multiple of 4.", new ElfBuilder { EntryPoint = 0x10002 }.Code(Exit(0)).ToBytes());
        AssertRefused("The entry point 0x30000 lies in no executable segment.", new ElfBuilder { EntryPoint = 0x30000 }.Code(Exit(0)).Segment(0x30000, [1]).ToBytes());
    }

    [Fact]
    public void HugeZeroSegmentsCostNothing()
    {
        ProgramImage image = new ElfBuilder().Code(Exit(0)).Segment(0x100_0000, [], 0xF000_0000).ToImage();
        Assert.InRange(image.PageIndices.Length, 1, 1000);
    }

    [Fact]
    public void DamagedFilesAreRefusedOrLoadedButNeverCrash()
    {
        byte[] valid = Valid;
        Gen.Select(Gen.Int[0, valid.Length - 1], Gen.Byte, Gen.Int[0, valid.Length]).Sample(
            (position, value, length) =>
            {
                byte[] damaged = [.. valid];
                damaged[position] = value;
                foreach (byte[] file in (byte[][])[damaged, damaged[..length]])
                {
                    if (ElfFile.TryLoad(file, out ElfFile? elf, out _))
                        ProgramImage.Create(elf, KernelImage.Default);
                }
            },
            iter: 300,
            threads: 1);
    }

    [Fact]
    public void ImageHoldsSegmentsKernelAndEntryPoint()
    {
        ProgramImage image = new ElfBuilder().Code([0x11223344]).Segment(0x10004, [0xAA, 0xBB], 0x1000).Segment(0x2001F, [1, 2]).ToImage();
        var pages = new Dictionary<uint, byte[]>();
        for (int position = 0; position < image.PageIndices.Length; position++)
            pages.Add(image.PageIndices[position], image.PageContents(position).ToArray());
        Assert.Equal(image.PageIndices.ToArray().Order(), image.PageIndices.ToArray());
        Assert.Equal([0x44, 0x33, 0x22, 0x11, 0xAA, 0xBB, .. new byte[26]], pages[0x10000 / 32]);
        Assert.Equal([.. new byte[31], 1], pages[0x20000 / 32]);
        Assert.Equal([2, .. new byte[31]], pages[0x20020 / 32]);
        Assert.Equal(0x10000UL, BinaryPrimitives.ReadUInt64LittleEndian(pages[(uint)(MachineLayout.EntryPoint / 32)]));
        Assert.Equal(KernelImage.Default.Contents.Span[..32], pages[(uint)(MachineLayout.Kernel / 32)]);
        Assert.DoesNotContain(pages.Values, page => page.All(value => value == 0));
    }

    [Fact]
    public void KernelMustLeaveRoomForTheEntryPoint()
    {
        var kernel = new byte[0x100];
        kernel[0x87] = 1;
        Assert.Throws<ProgramFormatException>(() => new KernelImage(kernel, SymbolTable.Empty));
    }

    [Fact]
    public void KernelsBeyondTheReachOfTheDecodeTableAreRefused()
    {
        Assert.Equal(65536, new KernelImage(new byte[65536], SymbolTable.Empty).Contents.Length);
        ProgramFormatException exception = Assert.Throws<ProgramFormatException>(() => new KernelImage(new byte[65537], SymbolTable.Empty));
        Assert.Equal("The kernel has 65537 bytes; the limit is 65536.", exception.Message);
    }
}
