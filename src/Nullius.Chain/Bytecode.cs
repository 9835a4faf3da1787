using Nullius.Ethereum;

namespace Nullius.Chain;

/// <summary>The creation code of a contract, as the compiler made it from the sources in contracts/.</summary>
internal static class Bytecode
{
    /// <summary>Reads the code of a contract.</summary>
    public static byte[] Load(string name)
    {
        using Stream stream = typeof(Bytecode).Assembly.GetManifestResourceStream($"{name}.hex")
            ?? throw new InvalidOperationException($"the code of the contract {name} is missing");
        using var reader = new StreamReader(stream);
        return Hex.Decode(reader.ReadToEnd().Trim());
    }
}
