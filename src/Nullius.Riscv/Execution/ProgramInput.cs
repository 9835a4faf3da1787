namespace Nullius.Riscv;

/// <summary>What the host gives a program. Immutable.</summary>
/// <param name="PublicInput">The bytes whose digest is part of the claim.</param>
/// <param name="Witness">Private bytes about which nothing is claimed.</param>
public sealed record ProgramInput(ReadOnlyMemory<byte> PublicInput, ReadOnlyMemory<byte> Witness)
{
    /// <summary>Neither input nor witness.</summary>
    public static readonly ProgramInput Empty = new(default, default);
}
