using Nullius.Constraints;
using Nullius.Fields;

namespace Nullius.Tracing;

/// <summary>Derived cells that nobody keeps: the derivation serves as a hash function.</summary>
internal readonly struct DiscardedCells<T> : IDerivedCells<T>
    where T : struct, IRing<T>
{
    public T Define(int column, T value) => value;
}
