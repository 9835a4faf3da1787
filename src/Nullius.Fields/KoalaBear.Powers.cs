namespace Nullius.Fields;

public readonly partial struct KoalaBear
{
    /// <summary>The largest n such that 2^n divides p − 1.</summary>
    public const int TwoAdicity = 24;

    private const uint TwoAdicRoot = 0x6ac49f88;

    /// <summary>A generator of the multiplicative group: 3.</summary>
    public static KoalaBear Generator => FromCanonical(3);

    /// <summary>A generator of the subgroup of order 2^<paramref name="bits"/>; that for b − 1 bits is the square of that for b.</summary>
    public static KoalaBear TwoAdicGenerator(int bits)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bits);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bits, TwoAdicity);
        return FromCanonical(TwoAdicRoot).SquareRepeatedly(TwoAdicity - bits);
    }

    /// <summary>This element to the given power; anything to the power zero is one.</summary>
    public KoalaBear Pow(ulong exponent)
    {
        var result = One;
        var square = this;
        for (; exponent != 0; exponent >>= 1)
        {
            if ((exponent & 1) != 0)
                result *= square;
            square *= square;
        }

        return result;
    }

    /// <summary>The multiplicative inverse, zero for zero: this^(p − 2), where p − 2 is six ones, a zero and 24 ones in binary.</summary>
    public KoalaBear Inverse()
    {
        var ones2 = Square() * this;
        var ones3 = ones2.Square() * this;
        var ones6 = ones3.SquareRepeatedly(3) * ones3;
        var result = ones6.SquareRepeatedly(7) * ones6;
        result = result.SquareRepeatedly(6) * ones6;
        result = result.SquareRepeatedly(6) * ones6;
        return result.SquareRepeatedly(6) * ones6;
    }

    /// <summary>This element to the power 2^<paramref name="count"/>.</summary>
    public KoalaBear SquareRepeatedly(int count)
    {
        var result = this;
        for (var i = 0; i < count; i++)
            result = result.Square();
        return result;
    }
}
