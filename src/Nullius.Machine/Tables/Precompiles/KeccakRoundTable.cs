using Nullius.Constraints;

namespace Nullius.Machine;

/// <summary>
/// A round of Keccak-f in a row. Committed are the bits after θ, their column parities and the bits D that θ adds; the bits
/// before θ follow from these with degree 2, so that a round has no other bits.
/// </summary>
/// <remarks>Spec §6.24.</remarks>
public sealed class KeccakRoundTable : Table
{
    /// <summary>Limbs of a state.</summary>
    public const int StateLimbs = 4 * KeccakLayout.Lanes;

    /// <summary>Tokens that carry a state.</summary>
    public const int Parts = 4;

    private const int PartLimbs = StateLimbs / Parts;

    public KeccakRoundTable()
        : base("keccak round")
    {
        Real = Column("real");
        Clock = Column("clock");
        Round = Column("round");
        Constant = Column("round constant bit", KeccakLayout.ConstantBits);
        for (int lane = 0; lane < KeccakLayout.Lanes; lane++)
            Mixed[lane] = Column($"lane {lane} after theta", 64);
        for (int x = 0; x < 5; x++)
        {
            Parity[x] = Column($"parity {x} after theta", 64);
            Theta[x] = Column($"theta {x}", 64);
        }

        FirstLane = Column("first lane after chi", KeccakLayout.ConstantBits);
        Output = Column("output", StateLimbs);
    }

    public int Real { get; }

    /// <summary>The clock of the call, which names the permutation.</summary>
    public int Clock { get; }

    public int Round { get; }

    /// <summary>The bits of the round constant.</summary>
    public ColumnRange Constant { get; }

    /// <summary>The bits of each lane after θ.</summary>
    public ColumnRange[] Mixed { get; } = new ColumnRange[KeccakLayout.Lanes];

    /// <summary>The parity of each column of five bits after θ.</summary>
    public ColumnRange[] Parity { get; } = new ColumnRange[5];

    /// <summary>The bits that θ adds to each sheet.</summary>
    public ColumnRange[] Theta { get; } = new ColumnRange[5];

    /// <summary>The bits of lane 0 after χ where round constants have bits.</summary>
    public ColumnRange FirstLane { get; }

    /// <summary>The limbs after the round.</summary>
    public ColumnRange Output { get; }

    public override void Define(TableBuilder row)
    {
        Expression[][] mixed = [.. Mixed.Select(columns => Booleans(row, columns))];
        Expression[][] parity = [.. Parity.Select(columns => Booleans(row, columns))];
        Expression[][] theta = [.. Theta.Select(columns => Booleans(row, columns))];
        row.Lookup(Buses.KeccakConstants, row[Real], [row[Round], .. row.All(Constant)]);
        Pass(row, isSend: false, row[Real], row[Clock], row[Round], Input(mixed, theta));
        DefineTheta(row, mixed, parity, theta);
        DefineOutput(row, mixed);
        Pass(row, isSend: true, row[Real], row[Clock], row[Round] + 1, row.All(Output));
    }

    /// <summary>Sends or receives a state in four tokens.</summary>
    internal static void Pass(
        TableBuilder row, bool isSend, Expression real, Expression clock, Expression round, Expression[] limbs)
    {
        for (int part = 0; part < Parts; part++)
        {
            Expression[] token = [clock, round, part, .. limbs.AsSpan(part * PartLimbs, PartLimbs)];
            if (isSend)
                row.Send(Buses.KeccakState, real, token);
            else
                row.Receive(Buses.KeccakState, real, token);
        }
    }

    /// <summary>Before θ each bit is the bit after θ plus D.</summary>
    private static Expression[] Input(Expression[][] mixed, Expression[][] theta)
    {
        var limbs = new Expression[StateLimbs];
        for (int limb = 0; limb < limbs.Length; limb++)
        {
            var bits = new Expression[16];
            for (int bit = 0; bit < bits.Length; bit++)
            {
                int z = (16 * (limb % 4)) + bit;
                bits[bit] = BitArithmetic.Xor(mixed[limb / 4][z], theta[limb / 4 % 5][z]);
            }

            limbs[limb] = BitArithmetic.Integer(bits, 0, bits.Length);
        }

        return limbs;
    }

    private static void DefineTheta(TableBuilder row, Expression[][] mixed, Expression[][] parity, Expression[][] theta)
    {
        for (int x = 0; x < 5; x++)
        {
            int left = (x + 4) % 5;
            int right = (x + 1) % 5;
            for (int z = 0; z < 64; z++)
            {
                // Five bits and their parity differ by 0, 2 or 4.
                Expression excess = -parity[x][z];
                for (int y = 0; y < 5; y++)
                    excess += mixed[x + (5 * y)][z];
                row.AssertZero($"parity {x}, {z}", excess * (excess - 2) * (excess - 4));

                // D[x, z] = C[x − 1, z] + C[x + 1, z − 1] modulo 2, where C, the parity before θ, is the parity after θ plus D.
                int before = (z + 63) % 64;
                row.AssertEqual(
                    $"theta {x}, {z}",
                    BitArithmetic.Xor(theta[x][z], theta[left][z], parity[left][z]),
                    BitArithmetic.Xor(theta[right][before], parity[right][before]));
            }
        }
    }

    /// <summary>ρ and π move bits, χ has degree 3, ι changes seven bits of lane 0.</summary>
    private void DefineOutput(TableBuilder row, Expression[][] mixed)
    {
        for (int lane = 0; lane < KeccakLayout.Lanes; lane++)
        {
            var bits = new Expression[64];
            for (int z = 0; z < 64; z++)
                bits[z] = AfterChi(mixed, lane % 5, lane / 5, z);
            for (int index = 0; lane == 0 && index < KeccakLayout.ConstantBits; index++)
            {
                int z = (1 << index) - 1;
                row.AssertEqual($"first lane, {z}", row[FirstLane, index], bits[z]);
                bits[z] = BitArithmetic.Xor(row[FirstLane, index], row[Constant, index]);
            }

            for (int limb = 0; limb < 4; limb++)
                row.AssertEqual($"output {lane}, {limb}", row[Output, (4 * lane) + limb], BitArithmetic.Integer(bits, 16 * limb, 16));
        }
    }

    private static Expression AfterChi(Expression[][] mixed, int x, int y, int z) => BitArithmetic.Xor(
        Moved(mixed, x, y, z), (1 - Moved(mixed, (x + 1) % 5, y, z)) * Moved(mixed, (x + 2) % 5, y, z));

    /// <summary>The bit after ρ and π.</summary>
    private static Expression Moved(Expression[][] mixed, int x, int y, int z)
    {
        int source = KeccakLayout.SourceLane(x, y);
        return mixed[source][(z + 64 - KeccakLayout.Rotations[source]) % 64];
    }

    private static Expression[] Booleans(TableBuilder row, ColumnRange columns)
    {
        Expression[] bits = row.All(columns);
        foreach (Expression bit in bits)
            row.AssertBoolean("bit", bit);
        return bits;
    }
}
