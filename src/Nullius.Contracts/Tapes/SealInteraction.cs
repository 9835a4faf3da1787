namespace Nullius.Contracts.Tapes;

/// <summary>An interaction of a tape.</summary>
/// <param name="IsSend">True for a positive sign.</param>
/// <param name="Bus">The index of the bus.</param>
/// <param name="Multiplicity">The register of the multiplicity.</param>
/// <param name="Tuple">The registers of the elements.</param>
/// <param name="ZeroTuple">The elements on the zero row, canonical.</param>
internal sealed record SealInteraction(bool IsSend, int Bus, int Multiplicity, int[] Tuple, IReadOnlyList<uint> ZeroTuple);
