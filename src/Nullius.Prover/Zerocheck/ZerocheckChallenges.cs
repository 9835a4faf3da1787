using Nullius.Fields;
using Nullius.Verifier.Core;

namespace Nullius.Prover.Zerocheck;

/// <summary>What weighs the terms of G (Spec §4.5.1).</summary>
/// <param name="Psi">ψ.</param>
/// <param name="InteractionWeights">eq(z_I, i).</param>
/// <param name="Fingerprint">The weights of the elements of tuples.</param>
internal sealed record ZerocheckChallenges(KoalaBear5 Psi, KoalaBear5[] InteractionWeights, Fingerprint<KoalaBear5> Fingerprint);
