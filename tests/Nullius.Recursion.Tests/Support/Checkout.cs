namespace Nullius.Recursion.Tests.Support;

/// <summary>Files of the repository that the tests use.</summary>
internal static class Checkout
{
    public static string Root { get; } = FindRoot();

    public static string Guest(string name) => Path.Combine(Root, "guests", "elf", $"{name}.elf");

    public static string Input(string name) => Path.Combine(Root, "guests", "inputs", $"{name}.input");

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
