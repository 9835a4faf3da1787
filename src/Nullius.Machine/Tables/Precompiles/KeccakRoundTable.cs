using Nullius.Constraints;
using Nullius.Fields;

namespace Nullius.Machine;

/// <summary>
/// A round of Keccak-f in a row. Committed are the bits after θ, their column parities and the bits D that θ adds; the bits
/// before θ follow from these with degree 2, so that a round has no other bits.
/// </summary>
/// <remarks>Spec §6.24. A bit b is held as its sign 1 − 2b, so that an exclusive or is one product.</remarks>
public sealed class KeccakRoundTable : Table
{
    /// <summary>Limbs of a state.</summary>
    public const int StateLimbs = 4 * KeccakLayout.Lanes;

    /// <summary>Tokens that carry a state.</summary>
    public const int Parts = 4;

    private const int PartLimbs = StateLimbs / Parts;
    private const int LimbBits = 16;
    private const int LimbMax = (1 << LimbBits) - 1;

    private static readonly Expression Half = Expression.FromCanonical(KoalaBear.OneHalf.ToCanonical());

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

    /// <summary>The signs of the bits of each lane after θ.</summary>
    public ColumnRange[] Mixed { get; } = new ColumnRange[KeccakLayout.Lanes];

    /// <summary>The sign of the parity of each column of five bits after θ.</summary>
    public ColumnRange[] Parity { get; } = new ColumnRange[5];

    /// <summary>The signs of the bits that θ adds to each sheet.</summary>
    public ColumnRange[] Theta { get; } = new ColumnRange[5];

    /// <summary>The signs of lane 0 after χ where round constants have bits.</summary>
    public ColumnRange FirstLane { get; }

    /// <summary>The limbs after the round.</summary>
    public ColumnRange Output { get; }

    public override void Define(TableBuilder row)
    {
        Expression[][] mixed = [.. Mixed.Select(columns => Signs(row, columns))];
        Expression[][] parity = [.. Parity.Select(columns => Signs(row, columns))];
        Expression[][] theta = [.. Theta.Select(columns => Signs(row, columns))];
        row.Lookup(Buses.KeccakConstants, row[Real], [row[Round], .. row.All(Constant)]);
        Pass(row, isSend: false, row[Real], row[Clock], row[Round], Input(row, mixed, theta));
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
    private Expression[] Input(TableBuilder row, Expression[][] mixed, Expression[][] theta)
    {
        var limbs = new Expression[StateLimbs];
        for (int limb = 0; limb < limbs.Length; limb++)
        {
            var signs = new Expression[LimbBits];
            for (int bit = 0; bit < signs.Length; bit++)
            {
                int z = (LimbBits * (limb % 4)) + bit;
                signs[bit] = mixed[limb / 4][z] * theta[limb / 4 % 5][z];
            }

            limbs[limb] = Half * ((LimbMax * row[Real]) - BitArithmetic.Integer(signs, 0, LimbBits));
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
                // Five bits and their parity differ by 0, 2 or 4: in signs by −4, 0 or 4.
                Expression excess = parity[x][z];
                for (int y = 0; y < 5; y++)
                    excess -= mixed[x + (5 * y)][z];
                row.AssertZero($"parity {x}, {z}", excess * ((excess * excess) - 16));

                // D[x, z] = C[x − 1, z] + C[x + 1, z − 1] modulo 2, where C, the parity before θ, is the parity after θ plus D.
                int before = (z + 63) % 64;
                row.AssertEqual(
                    $"theta {x}, {z}",
                    theta[x][z] * theta[left][z] * parity[left][z],
                    theta[right][before] * parity[right][before]);
            }
        }
    }

    /// <summary>ρ and π move bits, χ has degree 3, ι changes seven bits of lane 0.</summary>
    private void DefineOutput(TableBuilder row, Expression[][] mixed)
    {
        for (int lane = 0; lane < KeccakLayout.Lanes; lane++)
        {
            var signs = new Expression[64];
            for (int z = 0; z < 64; z++)
                signs[z] = TwiceAfterChi(mixed, lane % 5, lane / 5, z);
            for (int index = 0; lane == 0 && index < KeccakLayout.ConstantBits; index++)
            {
                int z = (1 << index) - 1;
                Expression twice = 2 * row[FirstLane, index];
                row.AssertEqual($"first lane, {z}", twice, signs[z]);
                signs[z] = twice * (1 - (2 * row[Constant, index]));
            }

            for (int limb = 0; limb < 4; limb++)
            {
                Expression twice = BitArithmetic.Integer(signs, LimbBits * limb, LimbBits);
                row.AssertEqual($"output {lane}, {limb}", 4 * row[Output, (4 * lane) + limb], (2 * LimbMax * row[Real]) - twice);
            }
        }
    }

    /// <summary>Twice the sign of a XOR (NOT b AND c), which is s_a · (2 − (1 + s_b)(1 − s_c)).</summary>
    private static Expression TwiceAfterChi(Expression[][] mixed, int x, int y, int z) =>
        Moved(mixed, x, y, z) * (2 - ((1 + Moved(mixed, (x + 1) % 5, y, z)) * (1 - Moved(mixed, (x + 2) % 5, y, z))));

    /// <summary>The sign after ρ and π.</summary>
    private static Expression Moved(Expression[][] mixed, int x, int y, int z)
    {
        int source = KeccakLayout.SourceLane(x, y);
        return mixed[source][(z + 64 - KeccakLayout.Rotations[source]) % 64];
    }

    /// <summary>Columns that are 1 or −1, or zero on a row that is not in use.</summary>
    private Expression[] Signs(TableBuilder row, ColumnRange columns)
    {
        Expression[] signs = row.All(columns);
        foreach (Expression sign in signs)
            row.AssertEqual("sign", sign * sign, row[Real]);
        return signs;
    }
}
