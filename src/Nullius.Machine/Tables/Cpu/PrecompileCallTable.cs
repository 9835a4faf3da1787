using Nullius.Constraints;

namespace Nullius.Machine;

/// <summary>The three precompile instructions: reads the pointers and calls the precompile's table (Spec §6.7.18).</summary>
public sealed class PrecompileCallTable : InstructionTable
{
    public PrecompileCallTable()
        : base("precompile call")
    {
        Rs1 = Column("rs1");
        Rs2 = Column("rs2");
        IsSha256 = Column("is sha256");
        IsKeccakF = Column("is keccakf");
        IsPoseidon2 = Column("is poseidon2");
        First = Column("first pointer", 4);
        Second = Column("second pointer", 4);
        FirstLow = Column("first pointer low");
        SecondLow = Column("second pointer low");
        Rs1Time = Time("rs1");
        Rs2Time = Time("rs2");
    }

    public int Rs1 { get; }

    public int Rs2 { get; }

    public int IsSha256 { get; }

    public int IsKeccakF { get; }

    public int IsPoseidon2 { get; }

    public ColumnRange First { get; }

    public ColumnRange Second { get; }

    /// <summary>Bits 3–15 of the first pointer.</summary>
    public int FirstLow { get; }

    /// <summary>Bits 3–15 of the second pointer.</summary>
    public int SecondLow { get; }

    public TimeColumns Rs1Time { get; }

    public TimeColumns Rs2Time { get; }

    public override void Define(TableBuilder row)
    {
        Expression sha256 = row[IsSha256], keccak = row[IsKeccakF], poseidon = row[IsPoseidon2];
        Expression real = sha256 + keccak + poseidon;
        row.AssertBooleans("flag", sha256, keccak, poseidon);
        Expression first = Pointer(row, real, row.All(First), row[FirstLow]);
        Expression second = Pointer(row, sha256, row.All(Second), row[SecondLow]);
        Read(row, real, row[Rs1], row.All(First), Rs1Time, Rs1Offset);
        Read(row, sha256, row[Rs2], row.All(Second), Rs2Time, Rs2Offset);
        Expression kind = (int)PrecompileKind.Sha256 * sha256 + (int)PrecompileKind.KeccakF * keccak + (int)PrecompileKind.Poseidon2 * poseidon;
        row.Send(Buses.Call, real, kind, row[Clock], first, sha256 * second);
        var decoded = new DecodedTuple
        {
            Operation = OperationNumber.Sha256 * sha256 + OperationNumber.Keccakf * keccak + OperationNumber.Poseidon2 * poseidon,
            Rs1 = row[Rs1],
            Rs2 = row[Rs2],
        };
        Step(row, real, decoded, row[ProgramCounter] + 1);
    }

    /// <summary>Requires limbs that are a multiple of 8 below 2^33. Returns the pointer divided by 8.</summary>
    private static Expression Pointer(TableBuilder row, Expression multiplicity, Expression[] limbs, Expression low)
    {
        row.AssertZero("a pointer is a multiple of 8", multiplicity * (limbs[0] - 8 * low));
        row.AssertBits(multiplicity, 13, low);
        row.AssertZero("a pointer is below 2^33", multiplicity * limbs[2] * (limbs[2] - 1));
        row.AssertZero("a pointer is below 2^48", multiplicity * limbs[3]);
        return low + Gadgets.Power(13) * limbs[1] + Gadgets.Power(29) * limbs[2];
    }
}
