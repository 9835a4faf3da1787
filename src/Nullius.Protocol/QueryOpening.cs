using Nullius.Fields;

namespace Nullius.Protocol;

/// <summary>What an opened query says about the folded vector f: Σ_b f[b]·Position^b = Value (Spec §4.8.6).</summary>
/// <param name="Position">ω^x for the query index x and the generator ω of the domain, an element of F.</param>
/// <param name="Value">The leaf, folded with eq of the challenges.</param>
public readonly record struct QueryOpening<T>(T Position, T Value)
    where T : struct, IRing<T>;
