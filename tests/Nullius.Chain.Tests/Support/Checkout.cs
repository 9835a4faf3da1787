namespace Nullius.Chain.Tests.Support;

/// <summary>Files of the repository that the tests use.</summary>
internal static class Checkout
{
    public static string Root { get; } = FindRoot();

    /// <summary>A vector of the contracts' tests.</summary>
    public static string Vector(string name) => Path.Combine(Root, "contracts", "test", "vectors", $"{name}.json");

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
