namespace Nullius.EndToEnd.Tests.Support;

/// <summary>A folder that lives as long as a test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("nullius-tests-");

    public string this[string name] => Path.Combine(folder.FullName, name);

    public string Write(string name, ReadOnlySpan<byte> contents)
    {
        File.WriteAllBytes(this[name], contents);
        return this[name];
    }

    public IEnumerable<string> Names => folder.EnumerateFileSystemInfos().Select(entry => entry.Name).Order(StringComparer.Ordinal);

    public void Dispose() => folder.Delete(recursive: true);
}
