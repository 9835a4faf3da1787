namespace Nullius.Protocol;

/// <summary>The constants of one round of WHIR (Spec §4.8.1).</summary>
/// <param name="FoldingFactor">k: variables bound in the round; a leaf has 2^k elements.</param>
/// <param name="LogInverseRate">c: the code of the round has rate 2^−c.</param>
/// <param name="Queries">Positions at which the code of the round is opened.</param>
/// <param name="QueryWorkBits">Proof of work before the queries are drawn.</param>
/// <param name="FoldingWorkBits">Proof of work before each challenge of the round's sumcheck.</param>
/// <param name="OutOfDomainSamples">Samples drawn after the round's vector is committed.</param>
/// <param name="CapHeight">h: the commitment to the round's code is the 2^h nodes h levels below the root (Spec §10.3.3); 0 in the Poseidon2 suite.</param>
public sealed record WhirRound(
    int FoldingFactor, int LogInverseRate, int Queries, int QueryWorkBits, int FoldingWorkBits, int OutOfDomainSamples, int CapHeight = 0);
