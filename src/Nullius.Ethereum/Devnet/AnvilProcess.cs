using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Nullius.Ethereum;

/// <summary>One process of anvil: it ends with this object, and on Unix also with the process that started it, however that ends.</summary>
internal sealed class AnvilProcess : IDisposable
{
    /// <summary>
    /// A reader waits on the starter's end of a pipe. A line releases it; the end of the pipe, which the system makes when the starter dies, has
    /// it end anvil. The shell becomes anvil by <c>exec</c>, so that <c>$$</c> is the process that .NET knows.
    /// </summary>
    internal const string EndWithTheStarter = """exec 3<&0; (read -r _ <&3 || kill -TERM $$) >/dev/null 2>&1 & exec 3<&-; exec "$@" </dev/null""";

    private readonly Process process;
    private readonly TaskCompletionSource exited = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int isEnded;

    private AnvilProcess(Process process) => this.process = process;

    public ProcessLog Log { get; } = new();

    public int Id { get; private set; }

    /// <summary>Completes when the process has ended and all of its lines are read.</summary>
    public Task Exited => exited.Task;

    public int ExitCode => process.ExitCode;

    /// <summary>Starts the process.</summary>
    /// <param name="binary">The path of the binary.</param>
    /// <param name="arguments">Its command line.</param>
    /// <param name="onLine">Receives each line of its output.</param>
    /// <exception cref="AnvilException">The system does not start it.</exception>
    public static AnvilProcess Start(string binary, IEnumerable<string> arguments, Action<string> onLine)
    {
        string[] command = OperatingSystem.IsWindows() ? [binary, .. arguments] : ["/bin/sh", "-c", EndWithTheStarter, "sh", binary, .. arguments];
        var result = new AnvilProcess(new Process
        {
            StartInfo = new ProcessStartInfo(command[0], command[1..])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                StandardOutputEncoding = Encoding.UTF8,
                StandardErrorEncoding = Encoding.UTF8,
                CreateNoWindow = true,
            },
            EnableRaisingEvents = true,
        });
        result.Run(binary, onLine);
        return result;
    }

    /// <summary>Ends the process, and returns when it has ended.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref isEnded, 1) != 0)
            return;
        ReleaseReader();
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
    }

    private void Run(string binary, Action<string> onLine)
    {
        process.OutputDataReceived += (_, received) => Take(received.Data, onLine);
        process.ErrorDataReceived += (_, received) => Take(received.Data, onLine);
        try
        {
            process.Start();
        }
        catch (Win32Exception exception)
        {
            process.Dispose();
            throw new AnvilException($"'{binary}' does not start: {exception.Message}.", exception);
        }

        Id = process.Id;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        _ = WaitAsync();
    }

    private async Task WaitAsync()
    {
        // Unlike the event of the exit, this also waits for the ends of both outputs.
        await process.WaitForExitAsync().ConfigureAwait(false);
        ReleaseReader();
        exited.SetResult();
    }

    private void Take(string? line, Action<string> onLine)
    {
        if (line is null)
            return;
        Log.Add(line);
        onLine(line);
    }

    private void ReleaseReader()
    {
        try
        {
            process.StandardInput.WriteLine();
            process.StandardInput.Close();
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // The reader is gone already.
        }
    }
}
