using System.Numerics;
using Nullius.Constraints;

namespace Nullius.Machine;

/// <summary>A property of the leading bit of the row index; row 0 counts as row 1.</summary>
public sealed class LeadingBitColumn(int logHeight, LeadingBitPart part) : FixedColumn
{
    /// <summary>Kind 5: the logarithm of the height and the part.</summary>
    public override IReadOnlyList<uint> Description => [5, (uint)logHeight, (uint)part];

    public override uint Value(int row)
    {
        uint index = Math.Max((uint)row, 1);
        int position = BitOperations.Log2(index);
        return part switch
        {
            LeadingBitPart.Position => (uint)position,
            LeadingBitPart.Power => 1u << position,
            _ => index - (1u << position),
        };
    }

    /// <inheritdoc/>
    /// <remarks>
    /// On the rows whose leading bit is at position n the coordinates above n are zero, that of n is one, and those below are free:
    /// the extension is Σ_n [leading bit at n] · (property on those rows).
    /// </remarks>
    public override T Evaluate<T>(ReadOnlySpan<T> point)
    {
        T sum = T.Zero;
        T zerosAbove = T.One;
        for (int position = logHeight - 1; position >= 0; position--)
        {
            T bit = point[logHeight - 1 - position];
            T property = part switch
            {
                LeadingBitPart.Position => T.FromCanonical((uint)position),
                LeadingBitPart.Power => T.FromCanonical(1u << position),
                _ => Below(point, position),
            };
            sum += zerosAbove * bit * property;
            zerosAbove *= T.One - bit;
        }

        return part == LeadingBitPart.Power ? sum + zerosAbove : sum;
    }

    /// <summary>The integer of the bits below a position.</summary>
    private T Below<T>(ReadOnlySpan<T> point, int position)
        where T : struct, Nullius.Fields.IRing<T>
    {
        T sum = T.Zero;
        for (int bit = 0; bit < position; bit++)
            sum += point[logHeight - 1 - bit] * T.FromCanonical(1u << bit);
        return sum;
    }
}
