using System.Runtime.CompilerServices;
using Nullius.Fields;

namespace Nullius.Constraints;

/// <summary>Storage of the sixteen elements of a permutation's state.</summary>
[InlineArray(Poseidon2Cells.Width)]
internal struct Poseidon2State<T>
    where T : struct, IRing<T>
{
    private T _first;
}
