namespace Nullius.Ethereum.Tests;

public sealed class AnvilBinaryTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("nullius-anvil-").FullName;

    private static string FileName => OperatingSystem.IsWindows() ? "anvil.exe" : "anvil";

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void SaysHowToInstallIt()
    {
        var exception = Assert.Throws<AnvilException>(() => AnvilBinary.Find(null, null, [folder], folder));
        Assert.Equal("anvil is not installed: run `npm ci` in contracts/, or set NULLIUS_ANVIL to the path of the binary.", exception.Message);
    }

    [Fact]
    public void LooksInOrder()
    {
        string given = Make("given", FileName), named = Make("named", FileName), onPath = Make("path", FileName);
        string package = Make(Path.GetRelativePath(folder, AnvilBinary.InPackage(Path.Combine(folder, "checkout"))));
        string inside = Path.Combine(folder, "checkout", "tests", "bin");
        string searchPath = string.Join(Path.PathSeparator, Path.Combine(folder, "nothing"), Path.GetDirectoryName(onPath));
        Assert.Equal(given, AnvilBinary.Find(given, named, [inside], searchPath));
        Assert.Equal(named, AnvilBinary.Find(null, named, [inside], searchPath));
        Assert.Equal(package, AnvilBinary.Find(null, "", [inside], searchPath));
        Assert.Equal(package, AnvilBinary.Find(null, null, [folder, inside], searchPath));
        Assert.Equal(onPath, AnvilBinary.Find(null, null, [folder], searchPath));
    }

    [Fact]
    public void WhatIsNamedHasToBeThere()
    {
        string onPath = Make("path", FileName);
        var exception = Assert.Throws<AnvilException>(() => AnvilBinary.Find("no/anvil", null, [folder], Path.GetDirectoryName(onPath)!));
        Assert.Equal("There is no anvil at 'no/anvil'.", exception.Message);
        exception = Assert.Throws<AnvilException>(() => AnvilBinary.Find(null, "no/anvil", [folder], Path.GetDirectoryName(onPath)!));
        Assert.Equal("There is no anvil at 'no/anvil', which NULLIUS_ANVIL names.", exception.Message);
    }

    private string Make(params string[] parts)
    {
        string path = Path.Combine([folder, .. parts]);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, "");
        return path;
    }
}
