using Nullius.Fields;

namespace Nullius.Verifier.Core;

/// <summary>What GKR leaves to be checked: the values of the leaf layer at a point (Spec §4.4.6).</summary>
/// <param name="InteractionPoint">z_I, ι coordinates.</param>
/// <param name="RowPoint">z_x, R coordinates.</param>
/// <param name="Numerator">N̂.</param>
/// <param name="Denominator">D̂.</param>
public sealed record LeafClaims<T>(T[] InteractionPoint, T[] RowPoint, T Numerator, T Denominator)
    where T : struct, IRing<T>;
