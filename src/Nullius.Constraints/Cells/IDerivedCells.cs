using Nullius.Fields;

namespace Nullius.Constraints;

/// <summary>
/// Receives the value of every derived cell of a row, in order. One derivation serves two ends: over expressions it
/// states the constraints, over field elements (or vectors of them, one per row) it fills the trace.
/// </summary>
/// <typeparam name="T">The ring of the row's values.</typeparam>
public interface IDerivedCells<T>
    where T : struct, IRing<T>
{
    /// <summary>States that a column is equal to a value, and returns the cell.</summary>
    T Define(int column, T value);
}
