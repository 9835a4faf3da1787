using System.Runtime.CompilerServices;
using Nullius.Hashing;

namespace Nullius.Kernels;

/// <summary>Poseidon2 on as many states as a register has lanes; register i of a state holds element i of each. Spec §2.1.</summary>
internal static unsafe partial class Poseidon2Kernel
{
    /// <summary>Permutes two states of 16 registers in place; one hides the latency of the other.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Permute16<TPacked>(TPacked* first, TPacked* second)
        where TPacked : unmanaged, IPackedKoalaBear<TPacked>
    {
        var external = Poseidon2Tables.External16;
        ExternalLayer(first);
        ExternalLayer(second);
        for (var round = 0; round < Poseidon2.HalfExternalRounds; round++)
            ExternalRound(first, second, external + (round * Poseidon2.Width));
        InternalRounds16(first, Poseidon2Tables.Internal16);
        InternalRounds16(second, Poseidon2Tables.Internal16);
        for (var round = Poseidon2.HalfExternalRounds; round < 2 * Poseidon2.HalfExternalRounds; round++)
            ExternalRound(first, second, external + (round * Poseidon2.Width));
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void ExternalLayer<TPacked>(TPacked* state)
        where TPacked : unmanaged, IPackedKoalaBear<TPacked>
    {
        var (sum0, sum1, sum2, sum3) = (TPacked.Zero, TPacked.Zero, TPacked.Zero, TPacked.Zero);
        for (var i = 0; i < Poseidon2.Width; i += 4)
            MixBlock(state + i, state[i], state[i + 1], state[i + 2], state[i + 3], ref sum0, ref sum1, ref sum2, ref sum3);
        AddSums(state, sum0, sum1, sum2, sum3);
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void ExternalRound<TPacked>(TPacked* first, TPacked* second, uint* constants)
        where TPacked : unmanaged, IPackedKoalaBear<TPacked>
    {
        var (sum0, sum1, sum2, sum3) = (TPacked.Zero, TPacked.Zero, TPacked.Zero, TPacked.Zero);
        var (other0, other1, other2, other3) = (TPacked.Zero, TPacked.Zero, TPacked.Zero, TPacked.Zero);
        for (var i = 0; i < Poseidon2.Width; i += 4)
        {
            CubeBlock(first + i, constants + i, ref sum0, ref sum1, ref sum2, ref sum3);
            CubeBlock(second + i, constants + i, ref other0, ref other1, ref other2, ref other3);
        }

        AddSums(first, sum0, sum1, sum2, sum3);
        AddSums(second, other0, other1, other2, other3);
    }

    /// <summary>Adds constants to four elements, cubes them and multiplies by the 4 × 4 matrix.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void CubeBlock<TPacked>(
        TPacked* block, uint* constants, ref TPacked sum0, ref TPacked sum1, ref TPacked sum2, ref TPacked sum3)
        where TPacked : unmanaged, IPackedKoalaBear<TPacked>
    {
        var x0 = TPacked.AddCube(block[0], TPacked.BroadcastBits(constants[0]));
        var x1 = TPacked.AddCube(block[1], TPacked.BroadcastBits(constants[1]));
        var x2 = TPacked.AddCube(block[2], TPacked.BroadcastBits(constants[2]));
        var x3 = TPacked.AddCube(block[3], TPacked.BroadcastBits(constants[3]));
        MixBlock(block, x0, x1, x2, x3, ref sum0, ref sum1, ref sum2, ref sum3);
    }

    /// <summary>Multiplies four elements by the 4 × 4 matrix, stores them and adds them to the sums.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void MixBlock<TPacked>(
        TPacked* block, TPacked x0, TPacked x1, TPacked x2, TPacked x3,
        ref TPacked sum0, ref TPacked sum1, ref TPacked sum2, ref TPacked sum3)
        where TPacked : unmanaged, IPackedKoalaBear<TPacked>
    {
        var x01 = x0 + x1;
        var x23 = x2 + x3;
        var x0123 = x01 + x23;
        var twice1 = x0123 + x1;
        var twice3 = x0123 + x3;
        var y0 = twice1 + x01;
        var y1 = twice1 + (x2 + x2);
        var y2 = twice3 + x23;
        var y3 = twice3 + (x0 + x0);
        block[0] = y0;
        block[1] = y1;
        block[2] = y2;
        block[3] = y3;
        sum0 += y0;
        sum1 += y1;
        sum2 += y2;
        sum3 += y3;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddSums<TPacked>(TPacked* state, TPacked sum0, TPacked sum1, TPacked sum2, TPacked sum3)
        where TPacked : unmanaged, IPackedKoalaBear<TPacked>
    {
        for (var i = 0; i < Poseidon2.Width; i += 4)
        {
            state[i] += sum0;
            state[i + 1] += sum1;
            state[i + 2] += sum2;
            state[i + 3] += sum3;
        }
    }
}
