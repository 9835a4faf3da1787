using System.Globalization;

namespace Nullius.Ethereum;

/// <summary>
/// Reads declarations as Solidity writes them, with tuples in parentheses where Solidity has the name of a struct:
/// <c>function settle((address payee, uint64 nonce) order, bytes calldata proof) external returns (uint256)</c>.
/// </summary>
internal sealed class AbiDeclarationReader
{
    private static readonly string[] Keywords = ["function", "error", "event", "constructor"];
    private static readonly string[] IgnoredWords = ["memory", "calldata", "payable"];

    private readonly string text;
    private int position;

    private AbiDeclarationReader(string text) => this.text = text;

    public static AbiDeclaration ReadDeclaration(string text)
    {
        var reader = new AbiDeclarationReader(text);
        string keyword = "", name = reader.ReadWord();
        if (Keywords.Contains(name) && !(name != "constructor" && reader.Peek() == '('))
            (keyword, name) = (name, name == "constructor" ? "" : reader.ReadWord());
        if (name.Length == 0 && keyword != "constructor")
            throw reader.Error("a name");

        AbiParameters inputs = reader.ReadParameters(), outputs = AbiParameters.None;
        for (string modifier = reader.ReadWord(); modifier.Length > 0; modifier = reader.ReadWord())
        {
            if (modifier == "returns")
                outputs = reader.ReadParameters();
        }

        reader.TryTake(';');
        reader.ExpectEnd();
        return new AbiDeclaration(keyword, name, inputs, outputs);
    }

    public static AbiParameters ReadParameterList(string text)
    {
        var reader = new AbiDeclarationReader(text);
        AbiParameters parameters = reader.ReadParameters();
        reader.ExpectEnd();
        return parameters;
    }

    public static AbiType ReadType(string text)
    {
        var reader = new AbiDeclarationReader(text);
        AbiType type = reader.ReadType();
        reader.ExpectEnd();
        return type;
    }

    private AbiParameters ReadParameters()
    {
        var parameters = new List<AbiParameter>();
        Take('(');
        if (TryTake(')'))
            return new AbiParameters(parameters);
        do
            parameters.Add(ReadParameter());
        while (TryTake(','));
        Take(')');
        return new AbiParameters(parameters);
    }

    private AbiParameter ReadParameter()
    {
        AbiType type = ReadType();
        bool isIndexed = false;
        string name = ReadWord();
        while (name == "indexed" || IgnoredWords.Contains(name))
        {
            isIndexed |= name == "indexed";
            name = ReadWord();
        }

        return new AbiParameter(type, name, isIndexed);
    }

    private AbiType ReadType()
    {
        string word = ReadWord();
        AbiType type = word is "" or "tuple" && Peek() == '('
            ? AbiType.Tuple([.. ReadParameters().Select(parameter => parameter.Type)])
            : Elementary(word);
        while (TryTake('['))
        {
            string length = ReadWord();
            type = length.Length == 0 ? Checked(() => AbiType.ArrayOf(type)) : Checked(() => AbiType.FixedArrayOf(type, Number(length)));
            Take(']');
        }

        return type;
    }

    private AbiType Elementary(string word)
    {
        if (word.StartsWith("uint", StringComparison.Ordinal))
            return Checked(() => AbiType.UnsignedInteger(word.Length == 4 ? 256 : Number(word[4..])));
        if (word.StartsWith("bytes", StringComparison.Ordinal) && word.Length > 5)
            return Checked(() => AbiType.FixedBytes(Number(word[5..])));
        return word switch
        {
            "bool" => AbiType.Boolean,
            "address" => AbiType.Address,
            "bytes" => AbiType.Bytes,
            "string" => AbiType.Text,
            _ => throw Error($"a type that is supported rather than '{word}'"),
        };
    }

    private int Number(string digits) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : throw Error($"a number rather than '{digits}'");

    private AbiType Checked(Func<AbiType> make)
    {
        try
        {
            return make();
        }
        catch (Exception exception) when (exception is ArgumentException or OverflowException)
        {
            throw new FormatException($"'{text}' does not declare anything: it names a type that does not exist.", exception);
        }
    }

    private string ReadWord()
    {
        SkipBlanks();
        int start = position;
        while (position < text.Length && (char.IsAsciiLetterOrDigit(text[position]) || text[position] is '_' or '$'))
            position++;
        return text[start..position];
    }

    private char Peek()
    {
        SkipBlanks();
        return position < text.Length ? text[position] : '\0';
    }

    private bool TryTake(char expected)
    {
        if (Peek() != expected)
            return false;
        position++;
        return true;
    }

    private void Take(char expected)
    {
        if (!TryTake(expected))
            throw Error($"'{expected}'");
    }

    private void ExpectEnd()
    {
        if (Peek() != '\0')
            throw Error("the end");
    }

    private void SkipBlanks()
    {
        while (position < text.Length && char.IsWhiteSpace(text[position]))
            position++;
    }

    private FormatException Error(string expected) => new($"'{text}' does not declare anything: {expected} is expected at character {position + 1}.");
}
