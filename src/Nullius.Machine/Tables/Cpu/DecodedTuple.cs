using Nullius.Constraints;

namespace Nullius.Machine;

/// <summary>What an instruction's row claims about the word at its pc (Spec §6.3); elements that are not set are zero.</summary>
internal readonly record struct DecodedTuple
{
    public required Expression Operation { get; init; }

    public Expression Rd { get; init; }

    public Expression Rs1 { get; init; }

    public Expression Rs2 { get; init; }

    public Expression Immediate0 { get; init; }

    public Expression Immediate1 { get; init; }

    public Expression Immediate2 { get; init; }
}
