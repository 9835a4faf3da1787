using Nullius.Fields;

namespace Nullius.Constraints;

/// <summary>
/// A column that the verifier evaluates itself instead of receiving a claim about a commitment. It belongs to a table of fixed
/// height 2^k and is zero in every row beyond.
/// </summary>
public abstract class FixedColumn
{
    /// <summary>The kind of the column (1 constant, 2 row bits, 3 row AND, 4 explicit, 5 leading bit) and its parameters or values (Spec §3.6).</summary>
    public abstract IReadOnlyList<uint> Description { get; }

    /// <summary>The value in a row, canonical, for 0 ≤ row &lt; 2^k.</summary>
    public abstract uint Value(int row);

    /// <summary>
    /// The multilinear extension of the column's 2^k values at a point of k coordinates, most significant first.
    /// The caller multiplies by Π(1 − x_i) over the row variables above k.
    /// </summary>
    public abstract T Evaluate<T>(ReadOnlySpan<T> point)
        where T : struct, IRing<T>;
}
