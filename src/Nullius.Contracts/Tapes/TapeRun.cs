namespace Nullius.Contracts.Tapes;

/// <summary>Consecutive steps of one operation, by their numbers in the recording.</summary>
internal sealed record TapeRun(TapeOperation Operation, IReadOnlyList<int> Steps);
