using System.Text;

namespace Nullius.Architecture.Tests;

/// <summary>C# source with comments and the text of literals blanked; line breaks stay, so that line numbers hold.</summary>
internal sealed class SourceText
{
    private readonly string source;
    private readonly StringBuilder code = new();
    private int position;

    private SourceText(string source) => this.source = source;

    public static string CodeOf(string source)
    {
        var text = new SourceText(source);
        text.ReadCode(holeBraces: 0);
        return text.code.ToString();
    }

    /// <summary>Reads code to the end of the source, or to the brace that ends an interpolation hole.</summary>
    private void ReadCode(int holeBraces)
    {
        int depth = 0;
        while (position < source.Length)
        {
            char current = source[position];
            if (Matches("//"))
                Blank(LengthUntil('\n'));
            else if (Matches("/*"))
                Blank(source.IndexOf("*/", position + 2, StringComparison.Ordinal) + 2 - position);
            else if (current == '\'')
                ReadCharacter();
            else if (current is '"' or '$' or '@' && TryReadString())
                continue;
            else if (holeBraces > 0 && depth == 0 && current == '}')
                return;
            else
            {
                depth += current == '{' ? 1 : current == '}' ? -1 : 0;
                code.Append(current);
                position++;
            }
        }
    }

    private void ReadCharacter()
    {
        int end = position + 1;
        while (source[end] != '\'')
            end += source[end] == '\\' ? 2 : 1;
        Blank(end + 1 - position);
    }

    private bool TryReadString()
    {
        int dollars = 0, start = position;
        bool verbatim = false;
        for (; start < source.Length && source[start] is '$' or '@'; start++)
        {
            dollars += source[start] == '$' ? 1 : 0;
            verbatim |= source[start] == '@';
        }

        if (start >= source.Length || source[start] != '"')
            return false;
        int quotes = 0;
        while (start + quotes < source.Length && source[start + quotes] == '"')
            quotes++;
        bool isRaw = quotes >= 3 && !verbatim;
        Blank(start - position + (isRaw ? quotes : 1));
        ReadStringBody(dollars, verbatim, isRaw ? quotes : 0);
        return true;
    }

    private void ReadStringBody(int dollars, bool verbatim, int rawQuotes)
    {
        string end = rawQuotes > 0 ? new string('"', rawQuotes) : "\"";
        string hole = new('{', Math.Max(1, rawQuotes > 0 ? dollars : 1));
        while (true)
        {
            if (verbatim && Matches("\"\""))
                Blank(2);
            else if (Matches(end))
            {
                Blank(end.Length);
                return;
            }
            else if (rawQuotes == 0 && !verbatim && source[position] == '\\')
                Blank(2);
            else if (dollars > 0 && rawQuotes == 0 && Matches("{{"))
                Blank(2);
            else if (dollars > 0 && Matches(hole))
            {
                Blank(hole.Length);
                ReadCode(hole.Length);
                Blank(hole.Length);
            }
            else
                Blank(1);
        }
    }

    private bool Matches(string text) => string.CompareOrdinal(source, position, text, 0, text.Length) == 0;

    private int LengthUntil(char end)
    {
        int index = source.IndexOf(end, position);
        return (index < 0 ? source.Length : index) - position;
    }

    private void Blank(int length)
    {
        for (int end = position + length; position < end; position++)
            code.Append(source[position] == '\n' ? '\n' : ' ');
    }
}
