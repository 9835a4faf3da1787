using Nullius.Fields;

namespace Nullius.Kernels;

/// <summary>Elementwise arithmetic on blocks of elements of E. The destination may be an operand.</summary>
public static class ExtensionBlock
{
    /// <summary>destination = left + right.</summary>
    public static void Add(ExtensionSpan left, ExtensionSpan right, ExtensionSpan destination)
    {
        for (int plane = 0; plane < KoalaBear5.Degree; plane++)
            BaseBlock.Add(left.Plane(plane), right.Plane(plane), destination.Plane(plane));
    }

    /// <summary>destination = left − right.</summary>
    public static void Subtract(ExtensionSpan left, ExtensionSpan right, ExtensionSpan destination)
    {
        for (int plane = 0; plane < KoalaBear5.Degree; plane++)
            BaseBlock.Subtract(left.Plane(plane), right.Plane(plane), destination.Plane(plane));
    }

    /// <summary>destination = left · right.</summary>
    public static void Multiply(ExtensionSpan left, ExtensionSpan right, ExtensionSpan destination)
    {
        for (int index = 0; index < destination.Length; index++)
            destination[index] = left[index] * right[index];
    }

    /// <summary>destination = left + constant.</summary>
    public static void AddConstant(ExtensionSpan left, KoalaBear constant, ExtensionSpan destination)
    {
        BaseBlock.AddConstant(left.Plane(0), constant, destination.Plane(0));
        for (int plane = 1; plane < KoalaBear5.Degree; plane++)
            left.Plane(plane).CopyTo(destination.Plane(plane));
    }

    /// <summary>destination = constant − left.</summary>
    public static void SubtractFromConstant(ExtensionSpan left, KoalaBear constant, ExtensionSpan destination)
    {
        BaseBlock.SubtractFromConstant(left.Plane(0), constant, destination.Plane(0));
        for (int plane = 1; plane < KoalaBear5.Degree; plane++)
            BaseBlock.SubtractFromConstant(left.Plane(plane), default, destination.Plane(plane));
    }

    /// <summary>destination = left · constant.</summary>
    public static void MultiplyConstant(ExtensionSpan left, KoalaBear constant, ExtensionSpan destination)
    {
        for (int plane = 0; plane < KoalaBear5.Degree; plane++)
            BaseBlock.MultiplyConstant(left.Plane(plane), constant, destination.Plane(plane));
    }

    /// <summary>accumulator += left · coefficient.</summary>
    public static void MultiplyAccumulate(ExtensionSpan left, KoalaBear5 coefficient, ExtensionSpan accumulator)
    {
        for (int index = 0; index < accumulator.Length; index++)
            accumulator[index] += coefficient * left[index];
    }

    /// <summary>Σ left · right.</summary>
    public static KoalaBear5 InnerProduct(ExtensionSpan left, ExtensionSpan right)
    {
        KoalaBear5 sum = KoalaBear5.Zero;
        for (int index = 0; index < left.Length; index++)
            sum += left[index] * right[index];
        return sum;
    }

    /// <summary>For pairs of neighbours (a, b): destination = a + challenge · (b − a).</summary>
    public static void FoldPairs(ExtensionSpan source, KoalaBear5 challenge, ExtensionSpan destination)
    {
        for (int index = 0; index < destination.Length; index++)
        {
            KoalaBear5 even = source[2 * index];
            destination[index] = even + (challenge * (source[(2 * index) + 1] - even));
        }
    }

    /// <summary>For pairs of neighbours (a, b) in F: destination = a + challenge · (b − a).</summary>
    public static void FoldPairs(ReadOnlySpan<KoalaBear> source, KoalaBear5 challenge, ExtensionSpan destination)
    {
        for (int index = 0; index < destination.Length; index++)
        {
            KoalaBear even = source[2 * index];
            destination[index] = (challenge * (source[(2 * index) + 1] - even)) + even;
        }
    }

    /// <summary>For pairs of neighbours (a, b): destination = a + point · (b − a).</summary>
    public static void InterpolatePairs(ExtensionSpan source, RoundPoint point, ExtensionSpan destination)
    {
        for (int plane = 0; plane < KoalaBear5.Degree; plane++)
            BaseBlock.InterpolatePairs(source.Plane(plane), point, destination.Plane(plane));
    }
}
