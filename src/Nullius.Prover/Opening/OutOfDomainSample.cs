using Nullius.Fields;

namespace Nullius.Prover.Opening;

/// <summary>A sample of a committed vector v: the answer is Σ_b v_b·point^b.</summary>
public readonly record struct OutOfDomainSample(KoalaBear5 Point, KoalaBear5 Answer);
