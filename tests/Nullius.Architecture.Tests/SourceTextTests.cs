namespace Nullius.Architecture.Tests;

public sealed class SourceTextTests
{
    [Theory]
    [InlineData("a // b\nc", "a     \nc")]
    [InlineData("a /* b\n */ c", "a     \n    c")]
    [InlineData("f(\"b \\\" c\") + d", "f(        ) + d")]
    [InlineData("f(@\"b \"\" c\\\") + d", "f(          ) + d")]
    [InlineData("$\"x {y + \"z\"} w\" + v", "     y +         + v")]
    [InlineData("$\"{{x}} {y}\" + v", "         y   + v")]
    [InlineData("\"\"\"a \"b\" c\"\"\" + d", "              + d")]
    [InlineData("'\"' + x + '\\''", "    + x +     ")]
    public void BlanksCommentsAndTextAndKeepsCode(string source, string code) => Assert.Equal(code, SourceText.CodeOf(source));
}
