namespace Nullius.Machine;

/// <summary>Offsets and constants of Keccak-f[1600] (FIPS 202, §3.2). Lane (x, y) has index x + 5y.</summary>
public static class KeccakLayout
{
    /// <summary>Lanes of 64 bits.</summary>
    public const int Lanes = 25;

    public const int Rounds = 24;

    /// <summary>Bits of a round constant that are not always zero: 2^i − 1 for i = 0…6.</summary>
    public const int ConstantBits = 7;

    private static readonly uint[] RegisterOutput = BuildRegisterOutput();

    /// <summary>ρ: lane (x, y) is rotated to the left by this much.</summary>
    public static ReadOnlySpan<byte> Rotations =>
    [
        0, 1, 62, 28, 27,
        36, 44, 6, 55, 20,
        3, 10, 43, 25, 39,
        41, 45, 15, 21, 8,
        18, 2, 61, 56, 14,
    ];

    /// <summary>π: the lane that moves to (x, y).</summary>
    public static int SourceLane(int x, int y) => ((x + (3 * y)) % 5) + (5 * x);

    /// <summary>Bit 2^<paramref name="index"/> − 1 of the constant of a round.</summary>
    public static uint ConstantBit(int round, int index) => RegisterOutput[index + (ConstantBits * round)];

    /// <summary>The output of the shift register of FIPS 202 §3.2.5, x^8 + x^6 + x^5 + x^4 + 1, over time.</summary>
    private static uint[] BuildRegisterOutput()
    {
        var output = new uint[ConstantBits * Rounds];
        uint register = 1;
        for (int time = 0; time < output.Length; time++)
        {
            output[time] = register & 1;
            register <<= 1;
            if ((register & 0x100) != 0)
                register ^= 0x171;
        }

        return output;
    }
}
