namespace Nullius.Ethereum;

/// <summary>One parameter of a function, an error or an event.</summary>
/// <param name="Type">Its type.</param>
/// <param name="Name">Its name; empty where the declaration has none.</param>
/// <param name="IsIndexed">Whether an event keeps it among its topics.</param>
public sealed record AbiParameter(AbiType Type, string Name, bool IsIndexed);
