using System.Diagnostics;
using System.Runtime.InteropServices;
using Nullius.Kernels;

namespace Nullius.Cli.Benchmarks;

/// <summary>Says on what and from which sources figures were taken.</summary>
internal static class MachineDescription
{
    private const string CpuInfo = "/proc/cpuinfo";

    /// <summary>Processor, number of cores, memory, vector width, operating system, runtime.</summary>
    public static string Machine
    {
        get
        {
            long gibibytes = (GC.GetGCMemoryInfo().TotalAvailableMemoryBytes + (1L << 29)) >> 30;
            int bits = 32 * PackedWidth.Lanes;
            return $"{Processor}, {Environment.ProcessorCount} cores, {gibibytes} GiB, {bits}-bit vectors, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}";
        }
    }

    /// <summary>The commit of the checkout, marked if sources differ from it.</summary>
    public static string Commit
    {
        get
        {
            string commit = Git("rev-parse", "HEAD");
            if (commit.Length == 0)
                return "unknown";
            return Git("status", "--porcelain", "--untracked-files=no").Length == 0 ? commit : $"{commit} with changes";
        }
    }

    private static string Processor
    {
        get
        {
            string? line = File.Exists(CpuInfo)
                ? File.ReadLines(CpuInfo).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))
                : null;
            return line is null ? RuntimeInformation.ProcessArchitecture.ToString() : line[(line.IndexOf(':') + 1)..].Trim();
        }
    }

    private static string Git(params IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo("git", arguments) { WorkingDirectory = Checkout.Root, RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using Process process = Process.Start(start)!;
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? output.Trim() : "";
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return "";
        }
    }
}
