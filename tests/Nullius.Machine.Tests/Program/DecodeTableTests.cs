using Nullius.Constraints;
using Nullius.Fields;
using Nullius.Riscv;
using Nullius.Tracing;
using Xunit;

namespace Nullius.Machine.Tests;

public sealed class DecodeTableTests
{
    private static readonly DecodeTable Table = new();

    private static TracedTable Trace(IEnumerable<(ulong Pc, uint Word)> words)
    {
        InstructionUse[] uses = [.. words.Select(word =>
            new InstructionUse(word.Pc, Decoder.Decode(word.Word, word.Pc >= MachineLayout.Kernel), 3))];
        return new TracedTable(ProgramTracer.Decode(Table, uses, new LookupCounts()));
    }

    /// <summary>Asserts that rows are valid and provide exactly what the executor's decoder says.</summary>
    private static void AssertAgrees((ulong Pc, uint Word)[] words)
    {
        TracedTable traced = Trace(words);
        for (int row = 0; row < words.Length; row++)
        {
            (ulong pc, uint word) = words[row];
            Instruction instruction = Decoder.Decode(word, pc >= MachineLayout.Kernel);
            var balance = new Balance();
            Assert.Empty(traced.CheckRow(row, traced.Row(row), balance));
            Assert.Empty(balance.OutOfRange);
            balance.Add(Buses.Program, -3, ExpectedTuple.Of(pc, instruction));
            balance.Add(Buses.Code, 1, (uint)(pc / 32), (uint)(pc / 4 % 8), word & 0xFFFF, word >> 16);
            Assert.Empty(balance.Unbalanced);
        }
    }

    [Theory]
    [InlineData(0x0001_2344UL)]
    [InlineData(0x1_0000_0104UL)]
    public void AgreesWithTheExecutorOnAllOpcodesAndFunctions(ulong pc)
    {
        var random = new Random(1);
        uint[] functions7 = [0, 1, 2, 0x10, 0x20, 0x21, 0x40, 0x7F];
        var words = new List<(ulong, uint)>();
        for (uint opcode = 0; opcode < 128; opcode++)
        {
            for (uint function3 = 0; function3 < 8; function3++)
            {
                foreach (uint function7 in functions7)
                {
                    uint registers = (uint)random.Next() & 0x01F0_8F80;
                    words.Add((pc, opcode | (function3 << 12) | (function7 << 25) | registers));
                    words.Add((pc, opcode | (function3 << 12) | (function7 << 25)));
                }
            }
        }

        AssertAgrees([.. words]);
    }

    [Fact]
    public void AgreesWithTheExecutorOnRandomWordsAndPlaces()
    {
        var random = new Random(2);
        uint[] opcodes = [0x03, 0x0B, 0x0F, 0x13, 0x17, 0x1B, 0x23, 0x33, 0x37, 0x3B, 0x63, 0x67, 0x6F, 0x73];
        var words = new (ulong, uint)[4000];
        for (int index = 0; index < words.Length; index++)
        {
            ulong pc = random.Next(2) == 0 ? MachineLayout.Kernel + (4 * (ulong)random.Next(1 << 14)) : 4 * (ulong)random.Next(1 << 30);
            uint word = (uint)random.NextInt64(1L << 32);
            words[index] = (pc, random.Next(4) == 0 ? word : (word & ~0x7Fu) | opcodes[random.Next(opcodes.Length)]);
        }

        AssertAgrees(words);
    }

    [Fact]
    public void AgreesWithTheExecutorOnExactEncodings()
    {
        uint[] words =
        [
            0, 0xFFFF_FFFF, 0x0000_0073, 0x0010_0073, 0x0020_0073, 0x0000_00F3, 0x0000_8073, 0x3020_0073, 0x0000_1073, 0x0000_100F, 0x0FF0_000F,
            0x0000_050B, 0x0010_050B, 0xFFF0_050B, 0x0000_850B, 0x00B5_100B, 0x00B5_108B, 0x02B5_100B, 0x0005_200B, 0x0015_200B, 0x0005_208B, 0x0005_300B,
            0x0005_400B, 0x0215_1513, 0x0015_151B, 0x0215_151B, 0x4205_5513, 0x4205_551B, 0x4005_551B, 0x2005_5513,
        ];
        AssertAgrees([.. words.SelectMany(word => ((ulong, uint)[])[(0x10000, word), (MachineLayout.Kernel + 64, word)])]);
    }

    /// <summary>Words that jump, at places from which targets lie on both sides of the ends of the user half.</summary>
    private static IEnumerable<(ulong Pc, uint Word)> JumpsNearTheEnds()
    {
        ulong[] places = [0, 4, 0xFFC, 0x1000, 0xF_FFFC, 0x10_0000, 0x8000_0000, 0xFFE0_0000, 0xFFEF_FFFC, 0xFFF0_0000, 0xFFFF_F000, 0xFFFF_FFFC];
        uint[] immediates = [0x0000_0000, 0x8000_0000, 0x7FFF_F000, 0xFFFF_F000, 0xFFE0_0000, 0x8000_0080, 0x7E00_0F00, 0x0020_0000, 0x0000_0100, 0x8020_0100];
        return from place in places from immediate in immediates from word in (uint[])[(immediate & ~0xF80u) | 0x6F, (immediate & 0xFE00_0F80) | 0x63] select (place, word);
    }

    [Fact]
    public void ResolvesTargetsAtTheEndsOfTheUserHalf()
    {
        (ulong Pc, uint Word)[] words = [.. JumpsNearTheEnds()];
        AssertAgrees(words);
        Assert.Contains(words, word => ExpectedTuple.Of(word.Pc, Decoder.Decode(word.Word, false))[5] == MemoryMap.JumpTrapPc4);
        Assert.Contains(words, word => ExpectedTuple.Of(word.Pc, Decoder.Decode(word.Word, false))[5] < 1 << 30);
    }

    [Fact]
    public void TargetsHaveOneResolution()
    {
        (ulong Pc, uint Word)[] words = [.. JumpsNearTheEnds(), (0x10000, 0x0000_0013), (MachineLayout.Kernel + 8, 0xFF9F_F06F)];
        TracedTable traced = Trace(words);
        int[] free = [Table.Layout.Carry, Table.Layout.IsUnder, Table.Layout.IsOver, Table.Layout.Mode];
        for (int row = 0; row < words.Length; row++)
        {
            int valid = 0;
            for (int choice = 0; choice < 1 << free.Length; choice++)
            {
                KoalaBear[] cells = traced.Row(row);
                for (int flag = 0; flag < free.Length; flag++)
                    cells[free[flag]] = ((choice >> flag) & 1) != 0 ? KoalaBear.One : KoalaBear.Zero;
                Table.Derive(cells);
                var balance = new Balance();
                bool holds = traced.CheckRow(row, cells, balance).Count == 0 && balance.OutOfRange.Count == 0;
                balance.Add(Buses.Code, 1, (uint)(words[row].Pc / 32), (uint)(words[row].Pc / 4 % 8), words[row].Word & 0xFFFF, words[row].Word >> 16);
                if (holds && balance.Unbalanced.Count() == 1)
                    valid++;
            }

            Assert.Equal(1, valid);
        }
    }

    [Fact]
    public void KernelCodeIsNearTheStartOfItsHalf()
    {
        TracedTable traced = Trace([(MachineLayout.Kernel + 0xFFFC, 0x0000_0013)]);
        KoalaBear[] cells = traced.Row(0);
        cells[Table.Layout.PageHigh] = KoalaBear.One;
        Table.Derive(cells);
        Assert.Equal(["kernel code is near the start of its half"], traced.CheckRow(0, cells, new Balance()));
        Assert.Throws<ArgumentException>(() => Trace([(MachineLayout.Kernel + 0x1_0000, 0x0000_0013)]));
    }

    [Fact]
    public void KernelInstructionsAreIllegalInUserModeWhateverTheRowSays()
    {
        TracedTable traced = Trace([(0x10000, 0x0000_050B)]);
        KoalaBear[] cells = traced.Row(0);
        Assert.Equal(OperationNumber.Illegal, (int)cells[Table.Layout.Operation].ToCanonical());
        cells[Table.Layout.Mode] = KoalaBear.One;
        Table.Derive(cells);
        Assert.Equal(OperationNumber.Hint, (int)cells[Table.Layout.Operation].ToCanonical());
        Assert.False(traced.Accepts(0, cells));
    }

    [Fact]
    public void EveryColumnIsPinned() => CellAdversary.AssertPinned(
        Trace([(0x10000, 0x00B5_0533), (0x10004, 0xFE05_1EE3), (0x7FF4, 0x0000_006F), (0x1_0000_0040, 0x0005_200B), (0x10008, 0)]), Enumerable.Range(0, 5));

    [Fact]
    public void OperationNumbersAreThoseOfTheExecutor()
    {
        Assert.Equal(Operations.Count, OperationNumber.Count);
        Dictionary<string, int> numbers = typeof(OperationNumber).GetFields()
            .Where(field => field.Name != nameof(OperationNumber.Count))
            .ToDictionary(field => field.Name, field => (int)field.GetRawConstantValue()!);
        Assert.Equal(Enum.GetValues<Operation>().ToDictionary(operation => operation.ToString(), operation => (int)operation), numbers);
    }
}
