using Nullius.Constraints;

namespace Nullius.Machine;

/// <summary>JAL and AUIPC: rd receives pc + 4 or pc + immediate (Spec §6.7.7).</summary>
public sealed class JumpTable : InstructionTable
{
    public JumpTable()
        : base("jump")
    {
        Rd = Column("rd");
        Immediate = Column("immediate", 3);
        IsJal = Column("is jal");
        IsAuipc = Column("is auipc");
        Base = new CodeAddressColumns(Column("base low"), Column("base middle"), Column("base half"));
        Carry = Column("carry", 4);
        Before = Column("rd before", 4);
        RdTime = Time("rd");
    }

    public int Rd { get; }

    public ColumnRange Immediate { get; }

    public int IsJal { get; }

    public int IsAuipc { get; }

    /// <summary>pc + 4 for JAL, pc for AUIPC.</summary>
    public CodeAddressColumns Base { get; }

    /// <summary>The carries of the sum of AUIPC.</summary>
    public ColumnRange Carry { get; }

    public ColumnRange Before { get; }

    public TimeColumns RdTime { get; }

    public override void Define(TableBuilder row)
    {
        Expression jal = row[IsJal], auipc = row[IsAuipc], pc = row[ProgramCounter];
        Expression real = jal + auipc;
        row.AssertBooleans("flag", jal, auipc);
        Expression[] address = Base.Define(row, real, pc + jal);

        // Range checks make the carries of JAL zero and those of AUIPC right.
        row.AssertBooleans("carry", row.All(Carry));
        var result = new Expression[4];
        Expression carry = Expression.Zero;
        for (int limb = 0; limb < 4; limb++)
        {
            result[limb] = address[limb] + auipc * row[Immediate, Math.Min(limb, 2)] + carry - (1 << 16) * row[Carry, limb];
            carry = row[Carry, limb];
        }

        row.AssertLimbs(real, result);
        Write(row, real, row[Rd], row.All(Before), result, RdTime, RdOffset);
        var decoded = new DecodedTuple
        {
            Operation = OperationNumber.Jal * jal + OperationNumber.Auipc * auipc,
            Rd = row[Rd],
            Immediate0 = row[Immediate, 0],
            Immediate1 = row[Immediate, 1],
            Immediate2 = row[Immediate, 2],
        };
        Step(row, real, decoded, jal * row[Immediate, 0] + auipc * (pc + 1));
    }
}
