using Nullius.Constraints;
using Nullius.Hashing;

namespace Nullius.Circuits;

/// <summary>The constraint system of all circuits with given heights and number of public blocks (Spec §9.2).</summary>
/// <remarks>What a circuit computes is in its preprocessed columns alone, so that one verifier serves all circuits of a system.</remarks>
public sealed class CircuitSystem
{
    /// <summary>Block addresses from 1 on are those of the public blocks; 0 is no address.</summary>
    public const int FirstPublicAddress = 1;

    public CircuitSystem(CircuitHeights heights, int publicBlocks)
    {
        Heights = heights;
        PublicBlocks = publicBlocks;
        Tables = new CircuitTables(heights);
        System = new ConstraintSystem("nullius circuit 1", [.. Tables.All], publicBlocks * Digest.Length, DefineBoundary);
    }

    public CircuitHeights Heights { get; }

    /// <summary>The statement is this many blocks of eight elements of F.</summary>
    public int PublicBlocks { get; }

    public CircuitTables Tables { get; }

    public ConstraintSystem System { get; }

    private void DefineBoundary(BoundaryBuilder statement)
    {
        for (int block = 0; block < PublicBlocks; block++)
        {
            var tuple = new Expression[1 + Digest.Length + 2];
            tuple[0] = FirstPublicAddress + block;
            for (int element = 0; element < Digest.Length; element++)
                tuple[1 + element] = BoundaryBuilder.Public((block * Digest.Length) + element);
            statement.Send(CircuitBuses.Block, tuple);
        }
    }
}
