using Nullius.Fields;
using Nullius.Kernels;

namespace Nullius.Prover.Blocks;

/// <summary>Where a program over F reads its columns and leaves its results, for the rows of one block.</summary>
internal interface IBaseBlockEnvironment
{
    /// <summary>The block of a committed or fixed column.</summary>
    ReadOnlySpan<KoalaBear> Input(int slot);

    /// <summary>The block of sums to which results are added.</summary>
    ExtensionSpan Accumulator(int target);

    /// <summary>The block that receives a result as it is.</summary>
    Span<KoalaBear> Store(int target);
}
