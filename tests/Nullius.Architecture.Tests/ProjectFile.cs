using System.Xml.Linq;

namespace Nullius.Architecture.Tests;

/// <summary>A project file: its path, references and properties.</summary>
internal sealed class ProjectFile
{
    private readonly XDocument document;

    private ProjectFile(string path)
    {
        RelativePath = path;
        document = XDocument.Parse(Repository.Read(path));
    }

    public string RelativePath { get; }

    public string Name => Path.GetFileNameWithoutExtension(RelativePath);

    /// <summary>Names of the referenced projects.</summary>
    public IEnumerable<string> References => Included("ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/')));

    public IEnumerable<string> Packages => Included("PackageReference");

    public string? Property(string name) => document.Descendants(name).LastOrDefault()?.Value;

    public static IReadOnlyList<ProjectFile> All(string folder) =>
        [.. Repository.Files(folder, ".csproj").Select(path => new ProjectFile(path))];

    private IEnumerable<string> Included(string element) => document.Descendants(element).Select(item => item.Attribute("Include")!.Value);
}
