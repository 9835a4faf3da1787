using Nullius.Constraints;

namespace Nullius.Machine;

/// <summary>The columns of <see cref="DecodeTable"/>.</summary>
public sealed class DecodeColumns
{
    /// <summary>Bits of the low part of the page index; the high part has 16.</summary>
    public const int PageLowBits = 11;

    /// <summary>Bits of the low part of pc/4 in which the offsets of jumps are added.</summary>
    public const int TargetLowBits = 14;

    internal DecodeColumns(Func<string, int> column, Func<string, int, ColumnRange> columns)
    {
        Real = column("real");
        Multiplicity = column("multiplicity");
        Mode = column("mode");
        PageHigh = column("page high");
        PageLow = column("page low");
        Word = column("word in page");
        Bits = columns("bit", 32);
        Carry = column("carry of target");
        IsUnder = column("target is below zero");
        IsOver = column("target is beyond the user half");
        OpcodeHigh = columns("opcode bits 6-5", 3);
        OpcodeLow = columns("opcode bits 3-2", 4);
        OpcodeEnds = column("opcode bits 1-0");
        Opcode = columns("opcode", OpcodeCount);
        Function = columns("funct3", 7);
        HighNonzero = columns("bits 31, 29-26 are not zero", 2);
        Function6 = columns("funct6", 2);
        Function7 = columns("funct7", 2);
        RdNonzero = columns("rd is not zero", 2);
        Rs1Nonzero = columns("rs1 is not zero", 2);
        Rs2HighNonzero = columns("rs2 is not below two", 2);
        Plain = columns("fields are zero", 3);
        Group = columns("group", GroupCount);
        Operation = column("operation");
        IsMisaligned = column("target is not a multiple of 4");
        IsInvalid = column("target is invalid");
        IsUserJump = column("jump of user mode");
        TargetLow = column("target low");
        TargetHigh = column("target high");
        TargetCheck = column("target check");
    }

    internal const int OpcodeCount = 14;

    internal const int GroupCount = 13;

    /// <summary>1 when the row is in use.</summary>
    public int Real { get; }

    /// <summary>How often the instruction is executed.</summary>
    public int Multiplicity { get; }

    /// <summary>1 in kernel mode.</summary>
    public int Mode { get; }

    /// <summary>Bits 11–26 of the page index.</summary>
    public int PageHigh { get; }

    /// <summary>Bits 0–10 of the page index.</summary>
    public int PageLow { get; }

    /// <summary>The place of the word in its page, 0–7.</summary>
    public int Word { get; }

    /// <summary>The 32 bits of the instruction word.</summary>
    public ColumnRange Bits { get; }

    /// <summary>The carry out of the low 14 bits of pc/4 plus the offset of a jump.</summary>
    public int Carry { get; }

    /// <summary>1 when the target of a jump in user mode is negative.</summary>
    public int IsUnder { get; }

    /// <summary>1 when the target of a jump in user mode is 2^32 or more.</summary>
    public int IsOver { get; }

    internal ColumnRange OpcodeHigh { get; }

    internal ColumnRange OpcodeLow { get; }

    internal int OpcodeEnds { get; }

    internal ColumnRange Opcode { get; }

    internal ColumnRange Function { get; }

    internal ColumnRange HighNonzero { get; }

    internal ColumnRange Function6 { get; }

    internal ColumnRange Function7 { get; }

    internal ColumnRange RdNonzero { get; }

    internal ColumnRange Rs1Nonzero { get; }

    internal ColumnRange Rs2HighNonzero { get; }

    internal ColumnRange Plain { get; }

    internal ColumnRange Group { get; }

    /// <summary>The number of the operation; see <see cref="OperationNumber"/>.</summary>
    public int Operation { get; }

    internal int IsMisaligned { get; }

    internal int IsInvalid { get; }

    internal int IsUserJump { get; }

    /// <summary>The low 14 bits of the target / 4; of pc/4 where there is none.</summary>
    public int TargetLow { get; }

    /// <summary>The rest of the target / 4.</summary>
    public int TargetHigh { get; }

    /// <summary>Is below 2^16 exactly when the flags of the target are right.</summary>
    public int TargetCheck { get; }
}
