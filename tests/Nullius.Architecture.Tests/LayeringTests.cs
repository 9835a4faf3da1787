using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Nullius.Architecture.Tests;

public sealed partial class LayeringTests
{
    private static readonly string[] ProjectFolders = ["src", "tests", "fuzz", "samples", "benchmarks"];

    [Fact]
    public void EveryProjectHasALayer() =>
        Assert.Equal(Layers.Of.Keys, ProjectFile.All("src").Select(project => project.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void ProjectsReferenceLowerLayersOnly()
    {
        IEnumerable<string> violations =
            from project in ProjectFile.All("src")
            from reference in project.References
            where Layers.Of[reference] >= Layers.Of[project.Name]
            select $"{project.Name} (layer {Layers.Of[project.Name]}) references {reference} (layer {Layers.Of[reference]})";
        Violations.AssertNone(violations);
    }

    [Fact]
    public void TheVerifierClosureReferencesOnlyItself()
    {
        IEnumerable<string> violations =
            from project in ProjectFile.All("src")
            where Layers.VerifierClosure.Contains(project.Name)
            from reference in project.References.Concat(project.Packages)
            where !Layers.VerifierClosure.Contains(reference)
            select $"{project.Name} references {reference}";
        Violations.AssertNone(violations);
    }

    [Fact]
    public void EveryProjectIsInTheSolution()
    {
        IEnumerable<string> listed = XDocument.Parse(Repository.Read("Nullius.slnx"))
            .Descendants("Project").Select(project => project.Attribute("Path")!.Value).Order(StringComparer.Ordinal);
        IEnumerable<string> existing = ProjectFolders
            .SelectMany(folder => ProjectFile.All(folder)).Select(project => project.RelativePath).Order(StringComparer.Ordinal);
        Assert.Equal(existing, listed);
    }

    [Fact]
    public void TheDecisionRecordListsTheSameLayers()
    {
        var recorded = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (Match row in LayerRow().Matches(Repository.Read("docs/adr/0001-layers.md")))
        {
            foreach (Match name in ProjectName().Matches(row.Groups["names"].Value))
                recorded.Add(name.Value, int.Parse(row.Groups["layer"].Value));
        }

        Assert.Equal(Layers.Of, recorded);
    }

    [GeneratedRegex(@"^\| (?<layer>\d) \| (?<names>[^|]*) \|", RegexOptions.Multiline)]
    private static partial Regex LayerRow();

    [GeneratedRegex(@"Nullius(\.\w+)+")]
    private static partial Regex ProjectName();
}
