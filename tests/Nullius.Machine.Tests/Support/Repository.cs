using Nullius.Riscv;

namespace Nullius.Machine.Tests;

/// <summary>Files of the repository that tests run.</summary>
internal static class Repository
{
    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The image of a guest program.</summary>
    public static ProgramImage Guest(string name) => ProgramImage.Load(File.ReadAllBytes(Path.Combine(Root, "guests", "elf", name + ".elf")));

    /// <summary>The input and the witness that belong to a guest program.</summary>
    public static ProgramInput Input(string name) => new(ReadInput($"{name}.input"), ReadInput($"{name}.witness"));

    private static byte[] ReadInput(string name)
    {
        string path = Path.Combine(Root, "guests", "inputs", name);
        return File.Exists(path) ? File.ReadAllBytes(path) : [];
    }

    private static string FindRoot()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Nullius.slnx")))
            folder = Path.GetDirectoryName(folder);
        return folder ?? throw new DirectoryNotFoundException("the tests run inside the repository");
    }
}
