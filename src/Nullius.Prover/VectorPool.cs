using Nullius.Kernels;

namespace Nullius.Prover;

/// <summary>
/// Recycles large vectors within a proof. Memory that is touched for the first time costs the operating system more than most kernels cost here.
/// </summary>
/// <remarks>Not for several threads at once.</remarks>
internal sealed class VectorPool
{
    private readonly List<ExtensionVector> _free = [];

    /// <summary>A vector of at least that length, with arbitrary elements. What is left of a longer one stays in the pool.</summary>
    public ExtensionVector Rent(int length)
    {
        int best = -1;
        for (int index = 0; index < _free.Count; index++)
        {
            if (_free[index].Length >= length && (best < 0 || _free[index].Length < _free[best].Length))
                best = index;
        }

        if (best < 0)
            return ExtensionVector.CreateUninitialized(length);
        ExtensionVector vector = _free[best];
        _free.RemoveAt(best);
        if (vector.Length > length)
            _free.Add(vector.Slice(length, vector.Length - length));
        return vector.Slice(0, length);
    }

    public void Return(ExtensionVector vector)
    {
        if (vector.Length > 0)
            _free.Add(vector);
    }
}
