using Nullius.Constraints;

namespace Nullius.Machine;

/// <summary>Loads and stores of user mode of which some byte lies outside the user half (Spec §6.7.13).</summary>
public sealed class AccessFaultTable : InstructionTable
{
    public AccessFaultTable()
        : base("access fault")
    {
        Rd = Column("rd");
        Rs1 = Column("rs1");
        Rs2 = Column("rs2");
        ImmediateLow = Column("immediate low");
        ImmediateHigh = Column("immediate high");
        Size = Column("is size", 4);
        IsUnsigned = Column("is unsigned");
        IsStore = Column("is store");
        IsEdge = Column("is edge");
        Base = Column("base", 4);
        Target = Column("address", 4);
        Inverse = Column("inverse of upper limbs");
        Value = Column("value", 4);
        Rs1Time = Time("rs1");
        Rs2Time = Time("rs2");
    }

    public int Rd { get; }

    public int Rs1 { get; }

    public int Rs2 { get; }

    public int ImmediateLow { get; }

    public int ImmediateHigh { get; }

    /// <summary>One at the logarithm of the number of bytes.</summary>
    public ColumnRange Size { get; }

    public int IsUnsigned { get; }

    public int IsStore { get; }

    /// <summary>The fault is shown by the last byte and not by the upper limbs of the address.</summary>
    public int IsEdge { get; }

    public ColumnRange Base { get; }

    /// <summary>The limbs of the effective address.</summary>
    public ColumnRange Target { get; }

    /// <summary>Of limb 2 + limb 3 of the address, when they show the fault.</summary>
    public int Inverse { get; }

    /// <summary>The limbs of rs2, which a store reads before it faults.</summary>
    public ColumnRange Value { get; }

    public TimeColumns Rs1Time { get; }

    public TimeColumns Rs2Time { get; }

    public override void Define(TableBuilder row)
    {
        Expression real = Gadgets.Sum(row.All(Size)), unsigned = row[IsUnsigned], store = row[IsStore], edge = row[IsEdge];
        Expression[] address = row.All(Target);
        row.AssertBooleans("flag", row.All(Size));
        row.AssertBooleans("flag", unsigned, store, edge);

        // The numbers of operations are sums of flags; these would alias others.
        row.AssertZero("stores are not unsigned", unsigned * store);
        row.AssertZero("a store is an access", store * (1 - real));
        row.AssertZero("ld is not unsigned", unsigned * row[Size, 3]);

        Expression high = row[ImmediateHigh];
        row.AssertSum(row.All(Base), [row[ImmediateLow], high, high, high], address);
        row.AssertLimbs(real, address);

        // Either limb 2 or limb 3 is not zero, or limb 1 is all ones and limb 0 + size − 1 reaches 2^16.
        row.AssertZero("upper limbs", (real - edge) * (1 - (address[2] + address[3]) * row[Inverse]));
        row.AssertZero("edge", edge * (address[1] - Gadgets.Ones));
        Expression size = row[Size, 0] + 2 * row[Size, 1] + 4 * row[Size, 2] + 8 * row[Size, 3];
        row.AssertBits(edge, 3, address[0] + size - 1 - (1 << 16));

        Read(row, real, row[Rs1], row.All(Base), Rs1Time, Rs1Offset);
        Read(row, store, row[Rs2], row.All(Value), Rs2Time, Rs2Offset);
        Expression operation = (OperationNumber.Lbu - OperationNumber.Lb) * unsigned + (OperationNumber.Sb - OperationNumber.Lb) * store;
        for (int logSize = 0; logSize < 4; logSize++)
            operation += (OperationNumber.Lb + logSize) * row[Size, logSize];
        var decoded = new DecodedTuple
        {
            Operation = operation,
            Rd = row[Rd],
            Rs1 = row[Rs1],
            Rs2 = row[Rs2],
            Immediate0 = row[ImmediateLow],
            Immediate2 = high,
        };
        Step(row, real, decoded, TrapVector.LoadFault * real + (TrapVector.StoreFault - TrapVector.LoadFault) * store);
    }
}
