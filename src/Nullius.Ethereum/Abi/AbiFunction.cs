namespace Nullius.Ethereum;

/// <summary>A function of a contract.</summary>
public sealed class AbiFunction
{
    private AbiFunction(AbiDeclaration declaration)
    {
        (Name, Inputs, Outputs) = (declaration.Name, declaration.Inputs, declaration.Outputs);
        Signature = Name + Inputs.Type.Name;
        Selector = Selector.Of(Signature);
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Its parameters.</summary>
    public AbiParameters Inputs { get; }

    /// <summary>What it returns.</summary>
    public AbiParameters Outputs { get; }

    /// <summary>The canonical signature: <c>transfer(address,uint256)</c>.</summary>
    public string Signature { get; }

    /// <summary>What a call begins with.</summary>
    public Selector Selector { get; }

    /// <summary>
    /// Reads a declaration such as <c>function balanceOf(address owner) view returns (uint256)</c>; the keyword may be absent.
    /// </summary>
    /// <exception cref="FormatException">The text does not declare a function.</exception>
    public static AbiFunction Parse(string declaration)
    {
        AbiDeclaration read = AbiDeclarationReader.ReadDeclaration(declaration);
        return read.Keyword is "" or "function" ? new AbiFunction(read) : throw new FormatException($"'{declaration}' does not declare a function.");
    }

    /// <summary>The data of a call.</summary>
    /// <exception cref="ArgumentException">The number of arguments is another, or one does not fit its type.</exception>
    public byte[] EncodeCall(params ReadOnlySpan<AbiValue> arguments) => Selected.Encode(Selector, Inputs, arguments);

    /// <summary>The arguments of a call.</summary>
    /// <exception cref="AbiFormatException">The data is not a call of this function.</exception>
    public IReadOnlyList<AbiValue> DecodeCall(ReadOnlySpan<byte> data) => Selected.Decode(Selector, Inputs, data, Signature);

    /// <summary>What a call returned.</summary>
    /// <exception cref="AbiFormatException">The data is something else.</exception>
    public IReadOnlyList<AbiValue> DecodeOutputs(ReadOnlySpan<byte> data) => Outputs.Decode(data);

    /// <summary>The canonical signature.</summary>
    public override string ToString() => Signature;
}
