using System.Runtime.InteropServices;

namespace Nullius.Ethereum;

/// <summary>Where anvil, Foundry's local chain, is installed.</summary>
public static class AnvilBinary
{
    /// <summary>The environment variable that names the binary.</summary>
    public const string EnvironmentVariable = "NULLIUS_ANVIL";

    private static string FileName => OperatingSystem.IsWindows() ? "anvil.exe" : "anvil";

    /// <summary>
    /// The binary, in this order: the given path; the path in <c>NULLIUS_ANVIL</c>; npm's package in <c>contracts/node_modules</c> of the
    /// working folder or of the application's folder, or of one above either; <c>anvil</c> on the <c>PATH</c>.
    /// </summary>
    /// <exception cref="AnvilException">There is none.</exception>
    public static string Find(string? givenPath = null) => Find(
        givenPath,
        Environment.GetEnvironmentVariable(EnvironmentVariable),
        [Environment.CurrentDirectory, AppContext.BaseDirectory],
        Environment.GetEnvironmentVariable("PATH") ?? "");

    /// <summary>The same with everything that it depends on, apart from the files.</summary>
    internal static string Find(string? givenPath, string? variable, IEnumerable<string> startFolders, string searchPath)
    {
        if (givenPath is not null)
            return File.Exists(givenPath) ? givenPath : throw new AnvilException($"There is no anvil at '{givenPath}'.");
        if (!string.IsNullOrEmpty(variable))
            return File.Exists(variable) ? variable : throw new AnvilException($"There is no anvil at '{variable}', which {EnvironmentVariable} names.");
        IEnumerable<string> onPath = searchPath.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(folder => Path.Combine(folder, FileName));
        return startFolders.SelectMany(FoldersAbove).Select(InPackage).Concat(onPath).FirstOrDefault(File.Exists)
            ?? throw new AnvilException($"anvil is not installed: run `npm ci` in contracts/, or set {EnvironmentVariable} to the path of the binary.");
    }

    /// <summary>Where npm puts the binary for this platform, below a checkout.</summary>
    internal static string InPackage(string checkout)
    {
        string system = OperatingSystem.IsWindows() ? "win32" : OperatingSystem.IsMacOS() ? "darwin" : "linux";
        string processor = RuntimeInformation.OSArchitecture == Architecture.Arm64 ? "arm64" : "amd64";
        return Path.Combine(checkout, "contracts", "node_modules", "@foundry-rs", $"anvil-{system}-{processor}", "bin", FileName);
    }

    private static IEnumerable<string> FoldersAbove(string start)
    {
        for (DirectoryInfo? folder = new(start); folder is not null; folder = folder.Parent)
            yield return folder.FullName;
    }
}
