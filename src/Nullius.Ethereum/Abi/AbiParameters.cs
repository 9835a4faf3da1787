using System.Collections;

namespace Nullius.Ethereum;

/// <summary>A list of parameters, encoded as the tuple of its values.</summary>
public sealed class AbiParameters : IReadOnlyList<AbiParameter>
{
    private readonly AbiParameter[] parameters;

    internal AbiParameters(IEnumerable<AbiParameter> parameters)
    {
        this.parameters = [.. parameters];
        Type = AbiType.Tuple([.. this.parameters.Select(parameter => parameter.Type)]);
    }

    /// <summary>No parameters.</summary>
    public static AbiParameters None { get; } = new([]);

    /// <summary>The type of the whole list; its name is what follows the name of a function in its signature.</summary>
    public AbiType Type { get; }

    public int Count => parameters.Length;

    public AbiParameter this[int index] => parameters[index];

    /// <summary>Reads a list such as <c>(address owner, uint256 amount)</c>.</summary>
    /// <exception cref="FormatException">The text is not a list of parameters.</exception>
    public static AbiParameters Parse(string text) => AbiDeclarationReader.ReadParameterList(text);

    /// <summary>Encodes one value for each parameter.</summary>
    /// <exception cref="ArgumentException">The number of values is another, or a value does not fit its type.</exception>
    public byte[] Encode(params ReadOnlySpan<AbiValue> values) => AbiEncoder.Encode(Type, AbiValue.Sequence(values));

    /// <summary>Decodes one value for each parameter. Only the encoding that <see cref="Encode"/> makes of them is accepted.</summary>
    /// <exception cref="AbiFormatException">The data is something else.</exception>
    public IReadOnlyList<AbiValue> Decode(ReadOnlySpan<byte> data) => AbiDecoder.Decode(Type, data).AsSequence();

    public IEnumerator<AbiParameter> GetEnumerator() => parameters.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Values with the names of their parameters: <c>offered: 5, required: 7</c>.</summary>
    internal string Describe(IReadOnlyList<AbiValue> values) =>
        string.Join(", ", parameters.Zip(values, (parameter, value) => parameter.Name.Length == 0 ? $"{value}" : $"{parameter.Name}: {value}"));
}
