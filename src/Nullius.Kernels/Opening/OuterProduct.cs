using System.Numerics;
using System.Runtime.CompilerServices;
using Nullius.Fields;

namespace Nullius.Kernels;

/// <summary>The outer product of two vectors, row by row: how the weight of a table's cells arises from rows and columns.</summary>
public static unsafe class OuterProduct
{
    /// <summary>destination[r·w + c] = rows[r] · columns[c], w being the number of columns, a power of two.</summary>
    public static void Write(ExtensionVector rows, ExtensionVector columns, ExtensionVector destination) =>
        Run(rows, columns, destination, add: false);

    /// <summary>destination[r·w + c] += rows[r] · columns[c].</summary>
    public static void Add(ExtensionVector rows, ExtensionVector columns, ExtensionVector destination) =>
        Run(rows, columns, destination, add: true);

    private static void Run(ExtensionVector rows, ExtensionVector columns, ExtensionVector destination, bool add)
    {
        if (!BitOperations.IsPow2(columns.Length) || destination.Length != (long)rows.Length * columns.Length)
            throw new ArgumentException("The destination has one element for each row and column.", nameof(destination));
        fixed (KoalaBear* r = rows, c = columns, d = destination)
        {
            // SAFETY: the lengths agree, as checked above.
            var (x, y, z) = (new ExtensionPointer(r, rows.Stride), new ExtensionPointer(c, columns.Stride), new ExtensionPointer(d, destination.Stride));
            if (PackedWidth.IsWide)
                Run<PackedKoalaBear16>(x, rows.Length, y, columns.Length, z, add);
            else
                Run<PackedKoalaBear>(x, rows.Length, y, columns.Length, z, add);
        }
    }

    private static void Run<TPacked>(
        ExtensionPointer rows, nint rowCount, ExtensionPointer columns, nint width, ExtensionPointer destination, bool add)
        where TPacked : unmanaged, IPackedKoalaBear<TPacked>
    {
        nint done = 0;
        if (width >= TPacked.Lanes)
        {
            WideRows<TPacked>(rows, rowCount, columns, width, destination, add);
            return;
        }

        if (width == 1)
            done = Column<TPacked>(rows, rowCount, columns[0], destination, add);
        else
            done = NarrowRows<TPacked>(rows, rowCount, columns, width, destination, add);
        for (var row = done; row < rowCount; row++)
        {
            for (nint column = 0; column < width; column++)
            {
                var index = (row * width) + column;
                var product = rows[row] * columns[column];
                destination[index] = add ? destination[index] + product : product;
            }
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void WideRows<TPacked>(
        ExtensionPointer rows, nint rowCount, ExtensionPointer columns, nint width, ExtensionPointer destination, bool add)
        where TPacked : unmanaged, IPackedKoalaBear<TPacked>
    {
        for (nint row = 0; row < rowCount; row++)
        {
            var factor = new PackedFactor<TPacked>(rows[row]);
            for (nint column = 0; column < width; column += TPacked.Lanes)
                Put(destination, (row * width) + column, factor.Multiply(columns.Load<TPacked>(column)), add);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static nint Column<TPacked>(ExtensionPointer rows, nint rowCount, in KoalaBear5 column, ExtensionPointer destination, bool add)
        where TPacked : unmanaged, IPackedKoalaBear<TPacked>
    {
        var factor = new PackedFactor<TPacked>(column);
        nint row = 0;
        for (; row <= rowCount - TPacked.Lanes; row += TPacked.Lanes)
            Put(destination, row, factor.Multiply(rows.Load<TPacked>(row)), add);
        return row;
    }

    /// <summary>Several rows to a register; returns the number of rows written.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static nint NarrowRows<TPacked>(
        ExtensionPointer rows, nint rowCount, ExtensionPointer columns, nint width, ExtensionPointer destination, bool add)
        where TPacked : unmanaged, IPackedKoalaBear<TPacked>
    {
        var buffer = stackalloc KoalaBear[PackedWidth.LanesMax * KoalaBear5.Degree];
        var repeated = new ExtensionPointer(buffer, PackedWidth.LanesMax);
        for (nint lane = 0; lane < TPacked.Lanes; lane++)
            repeated[lane] = columns[lane & (width - 1)];
        var pattern = repeated.Load<TPacked>(0);
        var rowsPerRegister = TPacked.Lanes / width;
        nint row = 0;
        for (; row <= rowCount - rowsPerRegister; row += rowsPerRegister)
        {
            for (var plane = 0; plane < KoalaBear5.Degree; plane++)
            {
                var source = rows.Plane(plane) + row;
                var target = repeated.Plane(plane);
                for (nint i = 0; i < rowsPerRegister; i++)
                {
                    var element = source[i];
                    for (nint column = 0; column < width; column++)
                        *target++ = element;
                }
            }

            Put(destination, row * width, repeated.Load<TPacked>(0) * pattern, add);
        }

        return row;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put<TPacked>(ExtensionPointer destination, nint index, PackedKoalaBear5<TPacked> value, bool add)
        where TPacked : unmanaged, IPackedKoalaBear<TPacked> =>
        destination.Store(index, add ? destination.Load<TPacked>(index) + value : value);
}
