namespace Nullius.Architecture.Tests;

/// <summary>The files of the repository, as a checkout holds them (build outputs left out).</summary>
internal static class Repository
{
    private static readonly string[] IgnoredFolders =
        [".git", ".vs", "bin", "obj", "artifacts", "node_modules", "out", "cache", "TestResults", "BenchmarkDotNet.Artifacts", "target"];

    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Paths relative to the root, with forward slashes, in ordinal order, of the files below a folder.</summary>
    public static IReadOnlyList<string> Files(string folder, params ReadOnlySpan<string> extensions)
    {
        var result = new List<string>();
        Collect(Path.Combine(Root, folder), extensions, result);
        result.Sort(StringComparer.Ordinal);
        return result;
    }

    public static string Read(string relativePath) => File.ReadAllText(Path.Combine(Root, relativePath));

    private static void Collect(string folder, ReadOnlySpan<string> extensions, List<string> result)
    {
        if (!Directory.Exists(folder))
            return;
        foreach (string file in Directory.EnumerateFiles(folder))
        {
            if (extensions.IsEmpty || extensions.Contains(Path.GetExtension(file)))
                result.Add(Path.GetRelativePath(Root, file).Replace('\\', '/'));
        }

        foreach (string child in Directory.EnumerateDirectories(folder))
        {
            if (!IgnoredFolders.Contains(Path.GetFileName(child)) && !IsIgnoredPath(child))
                Collect(child, extensions, result);
        }
    }

    private static bool IsIgnoredPath(string folder) =>
        folder.EndsWith(".receipt.work", StringComparison.Ordinal)
        || Path.GetRelativePath(Root, folder).Replace('\\', '/') == "guests/build";

    private static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Nullius.slnx")))
                return folder.FullName;
        }

        throw new InvalidOperationException("The tests run outside a checkout: no folder above holds Nullius.slnx.");
    }
}
