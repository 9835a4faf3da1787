using Nullius.Fields;

namespace Nullius.Contracts.Tests.Support;

/// <summary>An interaction that a tape computes.</summary>
internal sealed record InterpretedInteraction(bool IsSend, int Bus, KoalaBear5 Multiplicity, KoalaBear5[] Tuple, int[] ZeroTuple);
