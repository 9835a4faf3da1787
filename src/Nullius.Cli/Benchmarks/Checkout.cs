namespace Nullius.Cli.Benchmarks;

/// <summary>Files of the repository that <c>demo</c> and <c>bench</c> use.</summary>
internal static class Checkout
{
    /// <summary>The folder that holds the solution, above the program.</summary>
    public static string Root
    {
        get
        {
            for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            {
                if (File.Exists(Path.Combine(folder.FullName, "Nullius.slnx")))
                    return folder.FullName;
            }

            throw new UnusableException("This command uses the guests of the repository: run it from a checkout.");
        }
    }

    public static string Guest(string name) => Path.Combine(Root, "guests", "elf", $"{name}.elf");
}
