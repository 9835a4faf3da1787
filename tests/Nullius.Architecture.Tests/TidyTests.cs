using System.Text.RegularExpressions;

namespace Nullius.Architecture.Tests;

/// <summary>Style as a test: what every file of the repository keeps to.</summary>
public sealed partial class TidyTests
{
    private const int FileLinesMax = 500;
    private const int MedianLinesMax = 150;

    private static readonly string[] CodeExtensions = [".cs", ".c", ".h", ".S", ".ld", ".rs", ".py", ".sh", ".ps1", ".csproj", ".props", ".slnx"];
    private static readonly string[] TextExtensions = [.. CodeExtensions, ".md", ".json", ".txt", ".svg", ".toml"];

    private static IReadOnlyList<string> CSharpFiles { get; } = Repository.Files("", ".cs");

    [Fact]
    public void NothingReadsLikeUnfinishedWork() =>
        Violations.AssertNone(Repository.Files("", CodeExtensions).Where(path => !IsThisTest(path) && UnfinishedWork().IsMatch(Repository.Read(path))));

    [Fact]
    public void FilesAreShort()
    {
        int[] lines = [.. CSharpFiles.Select(path => Repository.Read(path).AsSpan().Count('\n')).Order()];
        Violations.AssertNone(CSharpFiles.Where(path => Repository.Read(path).AsSpan().Count('\n') > FileLinesMax));
        Assert.InRange(lines[lines.Length / 2], 1, MedianLinesMax);
    }

    [Fact]
    public void FilesHoldOneTypeNamedLikeTheFile()
    {
        var violations = new List<string>();
        foreach (string path in CSharpFiles)
        {
            string[] types = [.. TopLevelTypes(SourceText.CodeOf(Repository.Read(path)))];
            string expected = Path.GetFileName(path).Split('.')[0];
            if (types.Length > 1 || (types.Length == 1 && types[0] != expected))
                violations.Add($"{path}: {string.Join(", ", types)}");
        }

        Violations.AssertNone(violations);
    }

    [Fact]
    public void NamespacesAreFileScoped() =>
        Violations.AssertNone(CSharpFiles.Where(path => BlockNamespace().IsMatch(SourceText.CodeOf(Repository.Read(path)))));

    [Fact]
    public void LinesEndWithLineFeedAndFilesWithOne()
    {
        var violations = new List<string>();
        foreach (string path in TextFiles())
        {
            string text = Repository.Read(path);
            if (!path.EndsWith(".ps1", StringComparison.Ordinal) && text.Contains('\r'))
                violations.Add($"{path}: carriage return");
            if (text.Length > 0 && (text[^1] != '\n' || text.EndsWith("\n\n", StringComparison.Ordinal)))
                violations.Add($"{path}: does not end with exactly one line feed");
        }

        Violations.AssertNone(violations);
    }

    [Fact]
    public void LinesHaveNoTrailingBlanksOrTabs() =>
        Violations.AssertNone(CSharpFiles.Where(path => TrailingBlankOrTab().IsMatch(Repository.Read(path))));

    [Fact]
    public void NamesNoPlaceOnOneMachine() =>
        Violations.AssertNone(TextFiles().Where(path => !IsThisTest(path) && PlaceOnOneMachine().IsMatch(Repository.Read(path))));

    [Fact]
    public void WarningsAreErrorsEverywhere()
    {
        Assert.Contains("<TreatWarningsAsErrors>true</TreatWarningsAsErrors>", Repository.Read("Directory.Build.props"), StringComparison.Ordinal);
        string[] folders = ["src", "tests", "fuzz", "samples", "benchmarks"];
        Violations.AssertNone(folders.SelectMany(folder => ProjectFile.All(folder))
            .Where(project => project.Property("TreatWarningsAsErrors") is not null).Select(project => project.RelativePath));
    }

    private static IEnumerable<string> TextFiles() =>
        Repository.Files("", TextExtensions).Where(path => !path.EndsWith("packages.lock.json", StringComparison.Ordinal));

    private static bool IsThisTest(string path) => Path.GetFileName(path) == $"{nameof(TidyTests)}.cs";

    /// <summary>Names of the types that are declared outside any brace.</summary>
    private static IEnumerable<string> TopLevelTypes(string code)
    {
        var outside = new System.Text.StringBuilder();
        int depth = 0;
        foreach (char character in code)
        {
            depth += character is '{' or '(' ? 1 : 0;
            if (depth == 0)
                outside.Append(character);
            depth -= character is '}' or ')' ? 1 : 0;
        }

        return TypeDeclaration().Matches(outside.ToString()).Select(match => match.Groups["name"].Value);
    }

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|XXX)\b|NotImplementedException|Skip *= *""")]
    private static partial Regex UnfinishedWork();

    [GeneratedRegex(@"^\s*namespace [\w.]+\s*\{", RegexOptions.Multiline)]
    private static partial Regex BlockNamespace();

    [GeneratedRegex(@"[ \t]+\r?$|\t", RegexOptions.Multiline)]
    private static partial Regex TrailingBlankOrTab();

    [GeneratedRegex(@"(?<![\w.])/(work|root|home)/\w")]
    private static partial Regex PlaceOnOneMachine();

    [GeneratedRegex(@"\b(?:class|struct|interface|enum|record(?:\s+(?:class|struct))?)\s+(?<name>[A-Z]\w*)")]
    private static partial Regex TypeDeclaration();
}
