using System.Text.RegularExpressions;

namespace Nullius.Architecture.Tests;

/// <summary>The page on soundness names tests; each of them exists, so that a renamed or deleted test is noticed.</summary>
public sealed partial class SoundnessPageTests
{
    private const string Page = "docs/book/soundness.md";

    [Fact]
    public void EveryTestThatIsNamedExists()
    {
        Dictionary<string, string> sources = Repository.Files("tests", ".cs")
            .GroupBy(path => Path.GetFileNameWithoutExtension(path), StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => string.Concat(group.Select(Repository.Read)), StringComparer.Ordinal);
        string[] named = [.. NamedTest().Matches(Repository.Read(Page)).Select(match => match.Groups["name"].Value).Distinct()];
        Assert.NotEmpty(named);
        Violations.AssertNone(named.Where(name => !IsTest(sources, name)));
    }

    [Fact]
    public void EveryRowNamesATestOrSaysWhyNot()
    {
        string[] rows = [.. Repository.Read(Page).Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal) && !line.StartsWith("| defect", StringComparison.Ordinal))];
        Assert.NotEmpty(rows);
        Violations.AssertNone(rows.Where(row => !NamedTest().IsMatch(row) && !row.Contains("does not apply", StringComparison.Ordinal)));
    }

    /// <summary>A file of that class holds a method of that name below an attribute of a fact or theory.</summary>
    private static bool IsTest(Dictionary<string, string> sources, string name)
    {
        string[] parts = name.Split('.');
        return sources.TryGetValue(parts[0], out string? source)
            && Regex.IsMatch(source, $@"\[(Fact|Theory)[^\n]*\n(?:\s*\[[^\n]*\n)*\s*public [\w<>]*\s?\w+ {parts[1]}\(");
    }

    [GeneratedRegex(@"`(?<name>\w+Tests\.\w+)`")]
    private static partial Regex NamedTest();
}
