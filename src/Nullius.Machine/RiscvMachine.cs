using Nullius.Constraints;
using Nullius.Hashing;

namespace Nullius.Machine;

/// <summary>All tables of the machine as one constraint system, with the statement of a segment (Spec §6.4).</summary>
public sealed class RiscvMachine
{
    private RiscvMachine()
    {
        Tables =
        [
            .. Instructions.All, .. Fixed.All, Decode, ImagePage, ImageNode, MemoryPage, ReadOnlyPage, MemoryNode, ReadOnlyNode,
            Sha256Call, Sha256Rounds, Sha256Constants, KeccakCall, KeccakRound, KeccakConstants, Poseidon2Call,
        ];
        System = new ConstraintSystem("nullius riscv machine 1", Tables, SegmentStatement.PublicValueCount, DefineBoundary);
    }

    /// <summary>The machine.</summary>
    public static RiscvMachine Instance { get; } = new();

    public InstructionTables Instructions { get; } = new();

    public FixedTables Fixed { get; } = new();

    public DecodeTable Decode { get; } = new();

    public ImagePageTable ImagePage { get; } = new();

    public ImageNodeTable ImageNode { get; } = new();

    public MemoryPageTable MemoryPage { get; } = new();

    public ReadOnlyPageTable ReadOnlyPage { get; } = new();

    public MemoryNodeTable MemoryNode { get; } = new();

    public ReadOnlyNodeTable ReadOnlyNode { get; } = new();

    public Sha256CallTable Sha256Call { get; } = new();

    public Sha256RoundsTable Sha256Rounds { get; } = new();

    public Sha256ConstantsTable Sha256Constants { get; } = new();

    public KeccakCallTable KeccakCall { get; } = new();

    public KeccakRoundTable KeccakRound { get; } = new();

    public KeccakConstantsTable KeccakConstants { get; } = new();

    public Poseidon2CallTable Poseidon2Call { get; } = new();

    /// <summary>All tables in the order of the system.</summary>
    public IReadOnlyList<Table> Tables { get; }

    /// <summary>The constraint system.</summary>
    public ConstraintSystem System { get; }

    private static void DefineBoundary(BoundaryBuilder statement)
    {
        Expression cycles = BoundaryBuilder.Public(SegmentStatement.CyclesIndex);
        statement.Send(Buses.State, 4, BoundaryBuilder.Public(SegmentStatement.Pc4BeforeIndex));
        statement.Receive(Buses.State, (4 * cycles) + 4, BoundaryBuilder.Public(SegmentStatement.Pc4AfterIndex));
        statement.Send(Buses.ImageNode, [0, 0, .. DigestAt(SegmentStatement.ImageRootIndex)]);
        statement.Send(Buses.NodeBefore, [0, 0, .. DigestAt(SegmentStatement.RootBeforeIndex)]);
        statement.Receive(Buses.NodeAfter, [0, 0, .. DigestAt(SegmentStatement.RootAfterIndex)]);
    }

    private static Expression[] DigestAt(int index)
    {
        var result = new Expression[Digest.Length];
        for (int element = 0; element < result.Length; element++)
            result[element] = BoundaryBuilder.Public(index + element);
        return result;
    }
}
