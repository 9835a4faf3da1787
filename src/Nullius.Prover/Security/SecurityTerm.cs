namespace Nullius.Prover.Security;

/// <summary>The error of one round of the protocol, or the cost of one attack.</summary>
/// <param name="Step">The round, by the words of the specification.</param>
/// <param name="Formula">The bound with its numbers.</param>
/// <param name="Bits">The security in bits, proof of work included where it is enforced.</param>
public sealed record SecurityTerm(string Step, string Formula, double Bits);
