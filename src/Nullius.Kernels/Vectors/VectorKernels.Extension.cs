using System.Runtime.CompilerServices;
using Nullius.Fields;

namespace Nullius.Kernels;

public static unsafe partial class VectorKernels
{
    /// <summary>destination = left + right, element by element.</summary>
    public static void Add(ExtensionVector left, ExtensionVector right, ExtensionVector destination)
    {
        ThrowIfDifferent(left, right, destination);
        fixed (KoalaBear* a = left, b = right, d = destination)
        {
            // SAFETY: the lengths agree, as checked above.
            var (x, y, z) = (new ExtensionPointer(a, left.Stride), new ExtensionPointer(b, right.Stride), new ExtensionPointer(d, destination.Stride));
            if (PackedWidth.IsWide)
                AddCore<PackedKoalaBear16>(x, y, z, left.Length);
            else
                AddCore<PackedKoalaBear>(x, y, z, left.Length);
        }
    }

    /// <summary>destination = left − right, element by element.</summary>
    public static void Subtract(ExtensionVector left, ExtensionVector right, ExtensionVector destination)
    {
        ThrowIfDifferent(left, right, destination);
        fixed (KoalaBear* a = left, b = right, d = destination)
        {
            // SAFETY: the lengths agree, as checked above.
            var (x, y, z) = (new ExtensionPointer(a, left.Stride), new ExtensionPointer(b, right.Stride), new ExtensionPointer(d, destination.Stride));
            if (PackedWidth.IsWide)
                SubtractCore<PackedKoalaBear16>(x, y, z, left.Length);
            else
                SubtractCore<PackedKoalaBear>(x, y, z, left.Length);
        }
    }

    /// <summary>destination = left · right, element by element.</summary>
    public static void Multiply(ExtensionVector left, ExtensionVector right, ExtensionVector destination)
    {
        ThrowIfDifferent(left, right, destination);
        fixed (KoalaBear* a = left, b = right, d = destination)
        {
            // SAFETY: the lengths agree, as checked above.
            var (x, y, z) = (new ExtensionPointer(a, left.Stride), new ExtensionPointer(b, right.Stride), new ExtensionPointer(d, destination.Stride));
            if (PackedWidth.IsWide)
                MultiplyCore<PackedKoalaBear16>(x, y, z, left.Length);
            else
                MultiplyCore<PackedKoalaBear>(x, y, z, left.Length);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void AddCore<TPacked>(ExtensionPointer left, ExtensionPointer right, ExtensionPointer destination, nint length)
        where TPacked : unmanaged, IPackedKoalaBear<TPacked>
    {
        nint i = 0;
        for (; i <= length - TPacked.Lanes; i += TPacked.Lanes)
            destination.Store(i, left.Load<TPacked>(i) + right.Load<TPacked>(i));
        for (; i < length; i++)
            destination[i] = left[i] + right[i];
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void SubtractCore<TPacked>(ExtensionPointer left, ExtensionPointer right, ExtensionPointer destination, nint length)
        where TPacked : unmanaged, IPackedKoalaBear<TPacked>
    {
        nint i = 0;
        for (; i <= length - TPacked.Lanes; i += TPacked.Lanes)
            destination.Store(i, left.Load<TPacked>(i) - right.Load<TPacked>(i));
        for (; i < length; i++)
            destination[i] = left[i] - right[i];
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void MultiplyCore<TPacked>(ExtensionPointer left, ExtensionPointer right, ExtensionPointer destination, nint length)
        where TPacked : unmanaged, IPackedKoalaBear<TPacked>
    {
        nint i = 0;
        for (; i <= length - TPacked.Lanes; i += TPacked.Lanes)
            destination.Store(i, left.Load<TPacked>(i) * right.Load<TPacked>(i));
        for (; i < length; i++)
            destination[i] = left[i] * right[i];
    }

    private static void ThrowIfDifferent(ExtensionVector left, ExtensionVector right, ExtensionVector destination)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        ArgumentNullException.ThrowIfNull(destination);
        ThrowIfDifferent(left.Length, right.Length, destination.Length);
    }
}
