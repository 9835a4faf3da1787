using System.Diagnostics;

namespace Nullius.Riscv.Tests;

/// <summary>qemu-riscv64 (Debian: qemu-user), an independent implementation of RV64IM.</summary>
internal static class Qemu
{
    private static readonly string[] Folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);

    /// <summary>Where it is installed; null if it is not.</summary>
    public static string? Executable { get; } =
        Folders.Select(folder => Path.Combine(folder, "qemu-riscv64")).FirstOrDefault(File.Exists);

    /// <summary>Runs a program and returns what it writes to descriptor 1.</summary>
    public static byte[] Run(byte[] elf)
    {
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, elf);
            var start = new ProcessStartInfo(Executable!, [path]) { RedirectStandardOutput = true };
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
            using Process process = Process.Start(start)!;
            using var output = new MemoryStream();
            process.StandardOutput.BaseStream.CopyTo(output);
            process.WaitForExit();
            if (process.ExitCode != 0)
                throw new InvalidOperationException($"qemu-riscv64 ended with {process.ExitCode}.");
            return output.ToArray();
        }
        finally
        {
            File.Delete(path);
        }
    }
}
