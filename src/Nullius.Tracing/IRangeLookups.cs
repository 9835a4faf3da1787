namespace Nullius.Tracing;

/// <summary>Counts the range checks that rows ask for, so that the tables of ranges can provide them.</summary>
public interface IRangeLookups
{
    /// <summary>A lookup of a value below 2^16.</summary>
    void AddRange16(uint value);

    /// <summary>A lookup of a value below 2^<paramref name="bits"/>.</summary>
    void AddBits(int bits, uint value);
}
