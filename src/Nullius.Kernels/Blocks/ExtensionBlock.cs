using Nullius.Fields;

namespace Nullius.Kernels;

/// <summary>Arithmetic on blocks of elements of E. The destination may be an operand.</summary>
public static unsafe class ExtensionBlock
{
    /// <summary>destination = left + right.</summary>
    public static void Add(ExtensionSpan left, ExtensionSpan right, ExtensionSpan destination)
    {
        for (int plane = 0; plane < KoalaBear5.Degree; plane++)
            VectorKernels.Add(left.Plane(plane), right.Plane(plane), destination.Plane(plane));
    }

    /// <summary>destination = left − right.</summary>
    public static void Subtract(ExtensionSpan left, ExtensionSpan right, ExtensionSpan destination)
    {
        for (int plane = 0; plane < KoalaBear5.Degree; plane++)
            VectorKernels.Subtract(left.Plane(plane), right.Plane(plane), destination.Plane(plane));
    }

    /// <summary>destination = left · right.</summary>
    public static void Multiply(ExtensionSpan left, ExtensionSpan right, ExtensionSpan destination)
    {
        ThrowIfNot(left.Length == destination.Length && right.Length == destination.Length);
        fixed (KoalaBear* a = left, b = right, d = destination)
        {
            // SAFETY: the lengths agree, as checked above.
            var (x, y, z) = (new ExtensionPointer(a, left.Stride), new ExtensionPointer(b, right.Stride), new ExtensionPointer(d, destination.Stride));
            if (PackedWidth.IsWide)
                ExtensionLoops.Multiply<PackedKoalaBear16>(x, y, z, destination.Length);
            else
                ExtensionLoops.Multiply<PackedKoalaBear>(x, y, z, destination.Length);
        }
    }

    /// <summary>destination = source + constant.</summary>
    public static void AddConstant(ExtensionSpan source, KoalaBear constant, ExtensionSpan destination)
    {
        BaseBlock.AddConstant(source.Plane(0), constant, destination.Plane(0));
        for (int plane = 1; plane < KoalaBear5.Degree; plane++)
            source.Plane(plane).CopyTo(destination.Plane(plane));
    }

    /// <summary>values += constant.</summary>
    public static void AddConstant(ExtensionSpan values, KoalaBear5 constant)
    {
        for (int plane = 0; plane < KoalaBear5.Degree; plane++)
            BaseBlock.AddConstant(values.Plane(plane), constant[plane], values.Plane(plane));
    }

    /// <summary>destination = constant − source.</summary>
    public static void SubtractFromConstant(ExtensionSpan source, KoalaBear constant, ExtensionSpan destination)
    {
        BaseBlock.SubtractFromConstant(source.Plane(0), constant, destination.Plane(0));
        for (int plane = 1; plane < KoalaBear5.Degree; plane++)
            BaseBlock.SubtractFromConstant(source.Plane(plane), default, destination.Plane(plane));
    }

    /// <summary>destination = source · constant.</summary>
    public static void MultiplyConstant(ExtensionSpan source, KoalaBear constant, ExtensionSpan destination)
    {
        for (int plane = 0; plane < KoalaBear5.Degree; plane++)
            VectorKernels.Scale(source.Plane(plane), constant, destination.Plane(plane));
    }

    /// <summary>accumulator += source · coefficient.</summary>
    public static void MultiplyAccumulate(ExtensionSpan source, KoalaBear5 coefficient, ExtensionSpan accumulator)
    {
        ThrowIfNot(source.Length == accumulator.Length);
        fixed (KoalaBear* s = source, a = accumulator)
        {
            // SAFETY: the lengths agree, as checked above.
            var (x, y) = (new ExtensionPointer(s, source.Stride), new ExtensionPointer(a, accumulator.Stride));
            if (PackedWidth.IsWide)
                ExtensionLoops.MultiplyAdd<PackedKoalaBear16>(x, coefficient, y, source.Length);
            else
                ExtensionLoops.MultiplyAdd<PackedKoalaBear>(x, coefficient, y, source.Length);
        }
    }

    /// <summary>Σ left · right.</summary>
    public static KoalaBear5 InnerProduct(ExtensionSpan left, ExtensionSpan right)
    {
        ThrowIfNot(left.Length == right.Length);
        fixed (KoalaBear* a = left, b = right)
        {
            // SAFETY: the lengths agree, as checked above.
            var (x, y) = (new ExtensionPointer(a, left.Stride), new ExtensionPointer(b, right.Stride));
            return PackedWidth.IsWide
                ? ExtensionLoops.InnerProduct<PackedKoalaBear16>(x, y, left.Length)
                : ExtensionLoops.InnerProduct<PackedKoalaBear>(x, y, left.Length);
        }
    }

    /// <summary>For pairs of neighbours (a, b): destination = a + challenge · (b − a).</summary>
    public static void FoldPairs(ExtensionSpan source, KoalaBear5 challenge, ExtensionSpan destination)
    {
        ThrowIfNot(source.Length == 2 * destination.Length);
        fixed (KoalaBear* s = source, d = destination)
        {
            // SAFETY: the destination is half as long as the source, as checked above.
            var (x, y) = (new ExtensionPointer(s, source.Stride), new ExtensionPointer(d, destination.Stride));
            if (PackedWidth.IsWide)
                ExtensionLoops.FoldPairs<PackedKoalaBear16>(x, challenge, y, destination.Length);
            else
                ExtensionLoops.FoldPairs<PackedKoalaBear>(x, challenge, y, destination.Length);
        }
    }

    /// <summary>For pairs of neighbours (a, b) in F: destination = a + challenge · (b − a).</summary>
    public static void FoldPairs(ReadOnlySpan<KoalaBear> source, KoalaBear5 challenge, ExtensionSpan destination)
    {
        ThrowIfNot(source.Length == 2 * destination.Length);
        fixed (KoalaBear* s = source, d = destination)
        {
            // SAFETY: the destination is half as long as the source, as checked above.
            var target = new ExtensionPointer(d, destination.Stride);
            if (PackedWidth.IsWide)
                ExtensionLoops.FoldPairs<PackedKoalaBear16>(s, challenge, target, destination.Length);
            else
                ExtensionLoops.FoldPairs<PackedKoalaBear>(s, challenge, target, destination.Length);
        }
    }

    /// <summary>For pairs of neighbours (a, b): destination = a + point · (b − a).</summary>
    public static void InterpolatePairs(ExtensionSpan source, RoundPoint point, ExtensionSpan destination)
    {
        for (int plane = 0; plane < KoalaBear5.Degree; plane++)
            BaseBlock.InterpolatePairs(source.Plane(plane), point, destination.Plane(plane));
    }

    private static void ThrowIfNot(bool condition)
    {
        if (!condition)
            throw new ArgumentException("The lengths of the vectors do not agree.");
    }
}
