namespace Nullius.Contracts.Tapes;

/// <summary>What a step computes; the number is that of the format (Spec §10.6.5).</summary>
internal enum TapeOperation
{
    Product = 0,
    Sum = 1,
    Difference = 2,
}
