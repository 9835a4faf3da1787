using CsCheck;
using Xunit;
using static Nullius.Riscv.Tests.Assembler;

namespace Nullius.Riscv.Tests;

public class DecoderTests
{
    [Fact]
    public void PatternsCoverEveryOperation() =>
        Assert.Equal(Enum.GetValues<Operation>().Skip(1), InstructionPatterns.All.Select(entry => entry.Operation));

    [Fact]
    public void AgreesWithThePatternsOnRandomWords() =>
        Gen.UInt.Select(Gen.UInt[0, 31], (bits, opcode) => (bits & ~0x7Fu) | (opcode << 2) | 3).Sample(CheckWord, iter: 200_000);

    [Fact]
    public void AgreesWithThePatternsNearEveryInstruction() =>
        Gen.Select(Gen.Int[0, InstructionPatterns.All.Length - 1].Select(index => InstructionPatterns.All[index]), Gen.UInt, Gen.Int[0, 31]).Sample(
            (pattern, bits, flip) =>
            {
                uint word = (bits & ~pattern.Mask) | pattern.Match;
                CheckWord(word);
                CheckWord(word ^ (1u << flip));
            },
            iter: 100_000);

    private static void CheckWord(uint word)
    {
        Operation expected = InstructionPatterns.Find(word);
        Instruction kernel = Decoder.Decode(word, kernelMode: true);
        Instruction user = Decoder.Decode(word, kernelMode: false);
        Assert.Equal(expected, kernel.Operation);
        Assert.Equal(expected >= Operation.Hint ? Operation.Illegal : expected, user.Operation);
        Assert.Equal(word, kernel.Word);
        if (user.Operation != Operation.Illegal)
            Assert.Equal(kernel, user);
        else
            Assert.Equal(new Instruction(Operation.Illegal, 0, 0, 0, word, 0), user);
    }

    [Fact]
    public void RecoversWhatTheAssemblerEncoded() =>
        Gen.Select(Gen.Int[0, 31], Gen.Int[0, 31], Gen.Int[0, 31], Gen.Int[-2048, 2047], Gen.Int[-1 << 19, (1 << 19) - 1]).Sample(
            (rd, rs1, rs2, small, large) =>
            {
                Check(R(0x33, 0, 0, rd, rs1, rs2), Operation.Add, rd, rs1, rs2, 0);
                Check(Addi(rd, rs1, small), Operation.Addi, rd, rs1, 0, small);
                Check(Slli(rd, rs1, rs2 + 32), Operation.Slli, rd, rs1, 0, rs2 + 32);
                Check(R(0x1B, 5, 0x20, rd, rs1, rs2), Operation.Sraiw, rd, rs1, 0, rs2);
                Check(Lui(rd, large & 0xFFFFF), Operation.Lui, rd, 0, 0, (long)large << 12);
                Check(J(rd, 2 * large), Operation.Jal, rd, 0, 0, 2 * large);
                Check(B(4, rs1, rs2, 2 * small), Operation.Blt, 0, rs1, rs2, 2 * small);
                Check(Sd(rs2, rs1, small), Operation.Sd, 0, rs1, rs2, small);
                Check(Jalr(rd, rs1, small), Operation.Jalr, rd, rs1, 0, small);
            });

    private static void Check(uint word, Operation operation, int rd, int rs1, int rs2, long immediate) =>
        Assert.Equal(new Instruction(operation, (byte)rd, (byte)rs1, (byte)rs2, word, immediate), Decoder.Decode(word, kernelMode: false));

    [Theory]
    [InlineData(0x0000_0000u)] // nothing
    [InlineData(0xFFFF_FFFFu)]
    [InlineData(0x0000_100Fu)] // fence.i
    [InlineData(0xC000_2573u)] // csrrs a0, cycle, zero
    [InlineData(0x3020_0073u)] // mret
    [InlineData(0x1050_0073u)] // wfi
    [InlineData(0x0000_0001u)] // c.nop
    [InlineData(0x1005_252Fu)] // lr.w
    [InlineData(0x0000_0053u)] // fadd.s
    [InlineData(0x0200_101Bu)] // slliw with a shift of 32
    public void RefusesWhatIsNotRv64im(uint word) => Assert.Equal(Operation.Illegal, Decoder.Decode(word, kernelMode: true).Operation);

    [Theory]
    [InlineData(0x00A5_0533u, "add a0, a0, a0")]
    [InlineData(0xFFF5_0513u, "addi a0, a0, -1")]
    [InlineData(0x0001_2537u, "lui a0, 0x12")]
    [InlineData(0xFE05_1EE3u, "bne a0, zero, pc - 4")]
    [InlineData(0xFF01_3423u, "sd a6, -24(sp)")]
    [InlineData(0x0000_8067u, "jalr zero, 0(ra)")]
    [InlineData(0x0000_0073u, "ecall")]
    [InlineData(0x00B5_100Bu, "sha256 a0, a1")]
    [InlineData(0x0010_050Bu, "hint a0, 1")]
    [InlineData(0x0000_0000u, ".word 0x00000000")]
    public void Disassembles(uint word, string expected) => Assert.Equal(expected, Decoder.Decode(word, kernelMode: true).ToString());
}
