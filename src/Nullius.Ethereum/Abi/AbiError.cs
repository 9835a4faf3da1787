namespace Nullius.Ethereum;

/// <summary>An error that a contract reverts with.</summary>
public sealed class AbiError
{
    private AbiError(AbiDeclaration declaration)
    {
        (Name, Parameters) = (declaration.Name, declaration.Inputs);
        Signature = Name + Parameters.Type.Name;
        Selector = Selector.Of(Signature);
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Its parameters.</summary>
    public AbiParameters Parameters { get; }

    /// <summary>The canonical signature: <c>InsufficientBid(uint256)</c>.</summary>
    public string Signature { get; }

    /// <summary>What the data of the revert begins with.</summary>
    public Selector Selector { get; }

    /// <summary>Reads a declaration such as <c>error InsufficientBid(uint256 offered)</c>; the keyword may be absent.</summary>
    /// <exception cref="FormatException">The text does not declare an error.</exception>
    public static AbiError Parse(string declaration)
    {
        AbiDeclaration read = AbiDeclarationReader.ReadDeclaration(declaration);
        return read.Keyword is "" or "error" ? new AbiError(read) : throw new FormatException($"'{declaration}' does not declare an error.");
    }

    /// <summary>The data of a revert with this error.</summary>
    /// <exception cref="ArgumentException">The number of arguments is another, or one does not fit its type.</exception>
    public byte[] Encode(params ReadOnlySpan<AbiValue> arguments) => Selected.Encode(Selector, Parameters, arguments);

    /// <summary>The arguments of a revert with this error.</summary>
    /// <exception cref="AbiFormatException">The data is not this error.</exception>
    public IReadOnlyList<AbiValue> Decode(ReadOnlySpan<byte> data) => Selected.Decode(Selector, Parameters, data, Signature);

    /// <summary>The canonical signature.</summary>
    public override string ToString() => Signature;
}
