using System.Runtime.CompilerServices;
using Nullius.Fields;

namespace Nullius.Kernels;

public static unsafe partial class VectorKernels
{
    /// <summary>destination[b] = scale · eq(point, b) for all 2^n corners b, the first coordinate most significant.</summary>
    public static void EqTable(ReadOnlySpan<KoalaBear5> point, KoalaBear5 scale, ExtensionVector destination)
    {
        ArgumentNullException.ThrowIfNull(destination);
        ThrowIfDifferent(checked(1 << point.Length), destination.Length);
        destination[0] = scale;
        fixed (KoalaBear* d = destination)
        {
            var table = new ExtensionPointer(d, destination.Stride);
            for (var (i, count) = (point.Length - 1, 1); i >= 0; i--, count *= 2)
            {
                // Prepending a variable makes it the most significant. SAFETY: twice the count is at most the length, checked above.
                if (PackedWidth.IsWide)
                    PrependVariable<PackedKoalaBear16>(table, point[i], count);
                else
                    PrependVariable<PackedKoalaBear>(table, point[i], count);
            }
        }
    }

    /// <summary>destination[b] = eq(point, b).</summary>
    public static void EqTable(ReadOnlySpan<KoalaBear5> point, ExtensionVector destination) => EqTable(point, KoalaBear5.One, destination);

    /// <summary>destination[i] = scale · x^i.</summary>
    public static void Powers(KoalaBear5 x, KoalaBear5 scale, ExtensionVector destination)
    {
        ArgumentNullException.ThrowIfNull(destination);
        if (destination.Length == 0)
            return;

        destination[0] = scale;
        var power = x;
        for (var count = 1; count < destination.Length; count *= 2)
        {
            // The entries from count on are x^count times those from zero on.
            var added = Math.Min(count, destination.Length - count);
            Scale(destination.Slice(0, added), power, destination.Slice(count, added));
            power *= power;
        }
    }

    /// <summary>destination[i] = scale · x^i.</summary>
    public static void Powers(KoalaBear x, KoalaBear scale, Span<KoalaBear> destination)
    {
        if (destination.Length == 0)
            return;

        destination[0] = scale;
        var power = x;
        for (var count = 1; count < destination.Length; count *= 2)
        {
            var added = Math.Min(count, destination.Length - count);
            Scale(destination[..added], power, destination.Slice(count, added));
            power *= power;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void PrependVariable<TPacked>(ExtensionPointer table, in KoalaBear5 coordinate, nint count)
        where TPacked : unmanaged, IPackedKoalaBear<TPacked>
    {
        var factor = new PackedFactor<TPacked>(coordinate);
        nint b = 0;
        for (; b <= count - TPacked.Lanes; b += TPacked.Lanes)
        {
            var all = table.Load<TPacked>(b);
            var one = factor.Multiply(all);
            table.Store(b, all - one);
            table.Store(count + b, one);
        }

        for (; b < count; b++)
        {
            var all = table[b];
            var one = all * coordinate;
            table[b] = all - one;
            table[count + b] = one;
        }
    }
}
