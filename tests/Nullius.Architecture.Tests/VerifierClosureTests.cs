using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Nullius.Architecture.Tests;

/// <summary>
/// What may not occur in the code of a verdict. The rules are textual and strict (comments and literals do not count):
/// whatever they name is absent, or its file is listed below with the reason why it is harmless.
/// </summary>
public sealed partial class VerifierClosureTests
{
    /// <summary>Files that may use a hash collection, because nothing iterates it or no verdict depends on it.</summary>
    private static readonly SortedDictionary<string, string> HashCollections = new(StringComparer.Ordinal)
    {
        ["src/Nullius.Constraints/ConstraintChecker.cs"] = "a tool of tests: no verifier calls it",
        ["src/Nullius.Constraints/TapeCompiler.cs"] = "looked up by key to share equal steps, never iterated",
        ["src/Nullius.Constraints/CompiledTable.cs"] = "a set that only answers whether a node was seen before",
        ["src/Nullius.Constraints/ConstraintSystem.cs"] = "GroupBy yields groups in the order of their first element",
    };

    [Fact]
    public void HasNoUnsafeCode()
    {
        Violations.AssertNone(Occurrences(UnsafeCode()));
        Violations.AssertNone(ProjectFile.All("src")
            .Where(project => project.Name != Layers.Kernels && project.Property("AllowUnsafeBlocks") is not null)
            .Select(project => project.Name));
    }

    [Fact]
    public void HasNoFloatingPoint() => Violations.AssertNone(Occurrences(FloatingPoint()));

    [Fact]
    public void HasNoClock() => Violations.AssertNone(Occurrences(Clocks()));

    [Fact]
    public void HasNoRandomnessAndNoEnvironment() => Violations.AssertNone(Occurrences(Environment()));

    [Fact]
    public void UsesHashCollectionsOnlyWhereListed() =>
        Assert.Equal(HashCollections.Keys, FilesWith(HashCollection()));

    [Fact]
    public void ChecksArithmetic()
    {
        XDocument properties = XDocument.Parse(Repository.Read("Directory.Build.props"));
        string closure = properties.Descendants("VerifierClosure").Single().Value;
        Assert.Equal(
            Layers.VerifierClosure.Order(StringComparer.Ordinal),
            closure.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Order(StringComparer.Ordinal));
        XElement check = properties.Descendants("CheckForOverflowUnderflow").Single();
        Assert.Equal("true", check.Value);
        Assert.Equal("$(VerifierClosure.Contains(';$(MSBuildProjectName);'))", check.Parent!.Attribute("Condition")!.Value);
        Violations.AssertNone(ProjectFile.All("src")
            .Where(project => project.Property("CheckForOverflowUnderflow") is not null)
            .Select(project => project.Name));
    }

    [Fact]
    public void IntrinsicsLiveInKernelsAlone()
    {
        IEnumerable<string> files = Repository.Files("src", ".cs")
            .Where(path => !path.StartsWith($"src/{Layers.Kernels}/", StringComparison.Ordinal))
            .Where(path => Intrinsics().IsMatch(SourceText.CodeOf(Repository.Read(path))));
        Violations.AssertNone(files);
    }

    private static IEnumerable<string> ClosureFiles() => Layers.VerifierClosure.SelectMany(name => Repository.Files($"src/{name}", ".cs"));

    private static IEnumerable<string> FilesWith(Regex rule) =>
        ClosureFiles().Where(path => rule.IsMatch(SourceText.CodeOf(Repository.Read(path)))).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Occurrences(Regex rule) =>
        from path in ClosureFiles()
        let code = SourceText.CodeOf(Repository.Read(path))
        from Match match in rule.Matches(code)
        select $"{path}:{code.AsSpan(0, match.Index).Count('\n') + 1}: {match.Value}";

    [GeneratedRegex(@"\b(unsafe|fixed|stackalloc\s+\w+\s*\*|Unsafe|MemoryMarshal|Marshal|NativeMemory|DllImport|LibraryImport)\b(?!\s*=>)")]
    private static partial Regex UnsafeCode();

    [GeneratedRegex(@"\b(float|double|decimal|Single|Double|Decimal|NFloat|System\.Half)\b(?!\s*\()")]
    private static partial Regex FloatingPoint();

    [GeneratedRegex(@"\b(DateTime|DateTimeOffset|Stopwatch|TimeProvider|TickCount|TickCount64|Timer)\b")]
    private static partial Regex Clocks();

    [GeneratedRegex(@"\b(Random|RandomNumberGenerator|Guid\.NewGuid|Environment|Process|Thread|Task|Parallel)\b")]
    private static partial Regex Environment();

    [GeneratedRegex(@"\b(\w*Dictionary|\w*HashSet|HashTable|ILookup|ToLookup|GroupBy|Distinct|DistinctBy|ToDictionary|ToHashSet)\s*[<(]")]
    private static partial Regex HashCollection();

    [GeneratedRegex(@"\bSystem\.Runtime\.Intrinsics\b")]
    private static partial Regex Intrinsics();
}
