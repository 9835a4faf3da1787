using Nullius.Riscv;

namespace Nullius.Machine.Tests;

/// <summary>Files of the repository that tests run.</summary>
internal static class Repository
{
    private static string Root { get; } = FindRoot();

    /// <summary>The image of a guest program.</summary>
    public static ProgramImage Guest(string name) => ProgramImage.Load(File.ReadAllBytes(Path.Combine(Root, "guests", "elf", name + ".elf")));

    /// <summary>The input that belongs to a guest program.</summary>
    public static ProgramInput Input(string name) => new(File.ReadAllBytes(Path.Combine(Root, "guests", "inputs", name + ".input")), default);

    private static string FindRoot()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Nullius.slnx")))
            folder = Path.GetDirectoryName(folder);
        return folder ?? throw new DirectoryNotFoundException("the tests run inside the repository");
    }
}
