using System.Text.RegularExpressions;

namespace Nullius.Architecture.Tests;

/// <summary>Every <c>§</c> in the code resolves to a section, or to a numbered item of one, of the specification.</summary>
public sealed partial class SpecCitationTests
{
    private static readonly SortedSet<string> Targets = ReadTargets();

    [Fact]
    public void TheSpecificationHasSections() => Assert.Contains("4.1.1", Targets);

    [Fact]
    public void CitationsResolve()
    {
        string[] extensions = [".cs", ".c", ".h", ".S", ".rs", ".py"];
        IEnumerable<string> dangling =
            from path in Repository.Files("", extensions)
            from Match match in Citation().Matches(Repository.Read(path))
            where !Targets.Contains(match.Groups["section"].Value)
            select $"{path}: {match.Value}";
        Violations.AssertNone(dangling);
    }

    private static SortedSet<string> ReadTargets()
    {
        var targets = new SortedSet<string>(StringComparer.Ordinal);
        foreach (string path in Repository.Files("spec", ".md"))
        {
            string section = "";
            foreach (string line in Repository.Read(path).Split('\n'))
            {
                if (Heading().Match(line) is { Success: true } heading)
                    targets.Add(section = heading.Groups["number"].Value);
                else if (Item().Match(line) is { Success: true } item)
                    targets.Add($"{section}.{item.Groups["number"].Value}");
            }
        }

        return targets;
    }

    // Sections of the FIPS standards are not ours.
    [GeneratedRegex(@"(?<!FIPS [\d-]+,? )§(?<section>\d+(\.\d+)*)")]
    private static partial Regex Citation();

    [GeneratedRegex(@"^#+ (?<number>\d+(\.\d+)*)\b")]
    private static partial Regex Heading();

    [GeneratedRegex(@"^(?<number>\d+)\. ")]
    private static partial Regex Item();
}
