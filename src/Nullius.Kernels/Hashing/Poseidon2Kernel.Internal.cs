using System.Runtime.CompilerServices;
using Nullius.Hashing;

namespace Nullius.Kernels;

internal static unsafe partial class Poseidon2Kernel
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void InternalRounds16<TPacked>(TPacked* state, uint* constants)
        where TPacked : unmanaged, IPackedKoalaBear<TPacked>
    {
        var first = state[0];
        var others = SumFromOne(state);
        for (var round = 0; round < Poseidon2.InternalRounds16; round++)
        {
            // The sum over the other elements is known early, so that the next cube waits for this one alone.
            first = TPacked.AddCube(first, TPacked.BroadcastBits(constants[round]));
            var sum = first + others;
            first = others - first;
            var x1 = sum + state[1];
            var x2 = sum + Twice(state[2]);
            var x3 = sum + TPacked.DivideByPowerOfTwo(state[3], 1);
            var x4 = sum + (state[4] + Twice(state[4]));
            var x5 = sum + Twice(Twice(state[5]));
            var x6 = sum - TPacked.DivideByPowerOfTwo(state[6], 1);
            var x7 = sum - (state[7] + Twice(state[7]));
            var x8 = sum - Twice(Twice(state[8]));
            var x9 = sum + TPacked.DivideByPowerOfTwo(state[9], 8);
            var x10 = sum + TPacked.DivideByPowerOfTwo(state[10], 3);
            var x11 = sum + TPacked.DivideByPowerOfTwo(state[11], 24);
            var x12 = sum - TPacked.DivideByPowerOfTwo(state[12], 8);
            var x13 = sum - TPacked.DivideByPowerOfTwo(state[13], 3);
            var x14 = sum - TPacked.DivideByPowerOfTwo(state[14], 4);
            var x15 = sum - TPacked.DivideByPowerOfTwo(state[15], 24);
            state[1] = x1;
            state[2] = x2;
            state[3] = x3;
            state[4] = x4;
            state[5] = x5;
            state[6] = x6;
            state[7] = x7;
            state[8] = x8;
            state[9] = x9;
            state[10] = x10;
            state[11] = x11;
            state[12] = x12;
            state[13] = x13;
            state[14] = x14;
            state[15] = x15;
            others = (((x1 + x2) + (x3 + x4)) + ((x5 + x6) + (x7 + x8))) + (((x9 + x10) + (x11 + x12)) + ((x13 + x14) + x15));
        }

        state[0] = first;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TPacked Twice<TPacked>(TPacked value)
        where TPacked : unmanaged, IPackedKoalaBear<TPacked> => value + value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TPacked SumFromOne<TPacked>(TPacked* state)
        where TPacked : unmanaged, IPackedKoalaBear<TPacked>
    {
        var sum = state[1];
        for (var i = 2; i < Poseidon2.Width; i++)
            sum += state[i];
        return sum;
    }
}
