using Nullius.Constraints;

namespace Nullius.Machine;

/// <summary>A word of SHA-256 in a row: its two 16-bit limbs, and its bits where they are needed.</summary>
internal sealed class Sha256Word
{
    private readonly Expression[]? _bits;

    /// <summary>A word of which only the limbs are known.</summary>
    public Sha256Word(Expression low, Expression high)
    {
        Low = low;
        High = high;
    }

    /// <summary>A word given by its 32 bits.</summary>
    public Sha256Word(Expression[] bits)
        : this(BitArithmetic.Integer(bits, 0, 16), BitArithmetic.Integer(bits, 16, 16)) => _bits = bits;

    /// <summary>Bits 0–15.</summary>
    public Expression Low { get; }

    /// <summary>Bits 16–31.</summary>
    public Expression High { get; }

    private Expression[] Bits => _bits ?? throw new InvalidOperationException("the bits of this word are not in the row");

    /// <summary>The limb 0 or 1.</summary>
    public Expression Limb(int index) => index == 0 ? Low : High;

    /// <summary>The limb with its two bytes exchanged.</summary>
    public Expression SwappedLimb(int index) =>
        BitArithmetic.Integer(Bits, (16 * index) + 8, 8) + ((1 << 8) * BitArithmetic.Integer(Bits, 16 * index, 8));

    /// <summary>The exclusive or of two rotations to the right and a third rotation or shift.</summary>
    public Sha256Word Sigma(int first, int second, int third, bool isShift)
    {
        var result = new Expression[32];
        for (int bit = 0; bit < 32; bit++)
        {
            Expression two = BitArithmetic.Xor(Bits[(bit + first) % 32], Bits[(bit + second) % 32]);
            result[bit] = isShift && bit + third >= 32 ? two : BitArithmetic.Xor(two, Bits[(bit + third) % 32]);
        }

        return new Sha256Word(result);
    }

    /// <summary>(choice AND one) XOR (NOT choice AND zero).</summary>
    public static Sha256Word Choose(Sha256Word choice, Sha256Word one, Sha256Word zero)
    {
        var result = new Expression[32];
        for (int bit = 0; bit < 32; bit++)
            result[bit] = zero.Bits[bit] + (choice.Bits[bit] * (one.Bits[bit] - zero.Bits[bit]));
        return new Sha256Word(result);
    }

    /// <summary>The value that at least two of three bits have.</summary>
    public static Sha256Word Majority(Sha256Word first, Sha256Word second, Sha256Word third)
    {
        var result = new Expression[32];
        for (int bit = 0; bit < 32; bit++)
        {
            Expression both = first.Bits[bit] * second.Bits[bit];
            result[bit] = both + (third.Bits[bit] * (first.Bits[bit] + second.Bits[bit] - (2 * both)));
        }

        return new Sha256Word(result);
    }
}
