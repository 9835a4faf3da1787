namespace Nullius.Ethereum;

/// <summary>A declaration of Solidity, taken apart.</summary>
/// <param name="Keyword"><c>function</c>, <c>error</c>, <c>event</c>, <c>constructor</c>, or empty.</param>
/// <param name="Name">The name; empty for a constructor.</param>
/// <param name="Inputs">The parameters.</param>
/// <param name="Outputs">What a function returns.</param>
internal sealed record AbiDeclaration(string Keyword, string Name, AbiParameters Inputs, AbiParameters Outputs);
