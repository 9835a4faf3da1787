using Nullius.Fields;

namespace Nullius.Kernels;

/// <summary>Elementwise arithmetic on blocks of elements of F. The destination may be an operand.</summary>
public static class BaseBlock
{
    /// <summary>destination = left + right.</summary>
    public static void Add(ReadOnlySpan<KoalaBear> left, ReadOnlySpan<KoalaBear> right, Span<KoalaBear> destination)
    {
        for (int index = 0; index < destination.Length; index++)
            destination[index] = left[index] + right[index];
    }

    /// <summary>destination = left − right.</summary>
    public static void Subtract(ReadOnlySpan<KoalaBear> left, ReadOnlySpan<KoalaBear> right, Span<KoalaBear> destination)
    {
        for (int index = 0; index < destination.Length; index++)
            destination[index] = left[index] - right[index];
    }

    /// <summary>destination = left · right.</summary>
    public static void Multiply(ReadOnlySpan<KoalaBear> left, ReadOnlySpan<KoalaBear> right, Span<KoalaBear> destination)
    {
        for (int index = 0; index < destination.Length; index++)
            destination[index] = left[index] * right[index];
    }

    /// <summary>destination = left + constant.</summary>
    public static void AddConstant(ReadOnlySpan<KoalaBear> left, KoalaBear constant, Span<KoalaBear> destination)
    {
        for (int index = 0; index < destination.Length; index++)
            destination[index] = left[index] + constant;
    }

    /// <summary>destination = constant − left.</summary>
    public static void SubtractFromConstant(ReadOnlySpan<KoalaBear> left, KoalaBear constant, Span<KoalaBear> destination)
    {
        for (int index = 0; index < destination.Length; index++)
            destination[index] = constant - left[index];
    }

    /// <summary>destination = left · constant.</summary>
    public static void MultiplyConstant(ReadOnlySpan<KoalaBear> left, KoalaBear constant, Span<KoalaBear> destination)
    {
        for (int index = 0; index < destination.Length; index++)
            destination[index] = left[index] * constant;
    }

    /// <summary>accumulator += left · coefficient, with the coefficient in E.</summary>
    public static void MultiplyAccumulate(ReadOnlySpan<KoalaBear> left, KoalaBear5 coefficient, ExtensionSpan accumulator)
    {
        for (int index = 0; index < accumulator.Length; index++)
            accumulator[index] += coefficient * left[index];
    }

    /// <summary>For pairs of neighbours (a, b): destination = a + point · (b − a). A missing last element is zero.</summary>
    public static void InterpolatePairs(ReadOnlySpan<KoalaBear> source, RoundPoint point, Span<KoalaBear> destination)
    {
        for (int index = 0; index < destination.Length; index++)
        {
            KoalaBear even = source[2 * index];
            KoalaBear odd = (2 * index) + 1 < source.Length ? source[(2 * index) + 1] : KoalaBear.Zero;
            destination[index] = point switch
            {
                RoundPoint.Zero => even,
                RoundPoint.MinusOne => even.Twice() - odd,
                _ => odd.Twice() - even,
            };
        }
    }
}
