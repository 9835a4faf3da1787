using Nullius.Fields;

namespace Nullius.Verifier.Core;

/// <summary>The values of all committed columns at one point (Spec §4.5.2).</summary>
/// <param name="RowPoint">r_x, R coordinates.</param>
/// <param name="Values">The values by the numbers of <see cref="DenseLayout"/>, preprocessed columns included; zero for the columns that widen a block.</param>
public sealed record ColumnClaims<T>(T[] RowPoint, T[] Values)
    where T : struct, IRing<T>;
