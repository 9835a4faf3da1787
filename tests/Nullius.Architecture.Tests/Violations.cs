namespace Nullius.Architecture.Tests;

/// <summary>Fails with all violations of a rule, one a line, rather than with the first few.</summary>
internal static class Violations
{
    public static void AssertNone(IEnumerable<string> violations)
    {
        string[] found = [.. violations];
        if (found.Length > 0)
            Assert.Fail($"{found.Length} violations:\n{string.Join('\n', found)}");
    }
}
