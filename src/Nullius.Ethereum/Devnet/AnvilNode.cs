using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Nullius.Ethereum;

/// <summary>A local chain for development and tests: a process of anvil that lives as long as this object.</summary>
public sealed partial class AnvilNode : IDisposable, IAsyncDisposable
{
    private const string Ready = "Listening on 127.0.0.1:";
    private const int TailLines = 8;

    private readonly AnvilProcess process;

    private AnvilNode(AnvilProcess process, int port)
    {
        this.process = process;
        Url = new Uri($"http://127.0.0.1:{port}");
        Client = new EthereumClient(Url);
    }

    /// <summary>Where it answers.</summary>
    public Uri Url { get; }

    /// <summary>A connection to it, which ends with it.</summary>
    public EthereumClient Client { get; }

    /// <summary>The id of the process.</summary>
    public int ProcessId => process.Id;

    /// <summary>The last lines that it wrote, 2,000 at most.</summary>
    public IReadOnlyList<string> Log => process.Log.Lines();

    /// <summary>
    /// Starts anvil and waits until it answers. Whatever goes wrong meanwhile, cancellation included, leaves no process behind.
    /// </summary>
    /// <exception cref="AnvilException">It is not installed, the port is taken, or it does not start.</exception>
    public static async Task<AnvilNode> StartAsync(AnvilOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= AnvilOptions.Default;
        string binary = AnvilBinary.Find(options.BinaryPath);
        var ready = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        AnvilProcess process = AnvilProcess.Start(binary, options.Arguments(), line =>
        {
            // That the line is this process's own makes sure that nothing else answers at the port.
            if (line.StartsWith(Ready, StringComparison.Ordinal))
                ready.TrySetResult(int.Parse(line.AsSpan(Ready.Length), NumberStyles.None, CultureInfo.InvariantCulture));
        });
        AnvilNode? node = null;
        try
        {
            await Task.WhenAny(ready.Task, process.Exited).WaitAsync(options.StartDurationMax, cancellationToken).ConfigureAwait(false);
            if (!ready.Task.IsCompleted)
                throw EndedEarly(process, options.Port);
            node = new AnvilNode(process, await ready.Task.ConfigureAwait(false));
            await node.Client.GetChainIdAsync(cancellationToken).ConfigureAwait(false);
            return node;
        }
        catch (Exception exception)
        {
            node?.Client.Dispose();
            string tail = process.Log.Tail(TailLines);
            process.Dispose();
            if (exception is not TimeoutException)
                throw;
            double seconds = options.StartDurationMax.TotalSeconds;
            throw new AnvilException($"anvil does not answer within {seconds:0.#} seconds. Its last lines:{tail}", exception);
        }
    }

    /// <summary>Ends the process, and returns when it has ended.</summary>
    public void Dispose()
    {
        Client.Dispose();
        process.Dispose();
    }

    /// <summary>Ends the process.</summary>
    public ValueTask DisposeAsync() => new(Task.Run(Dispose));

    private static AnvilException EndedEarly(AnvilProcess process, ushort? port)
    {
        if (port is { } taken && IsTaken(taken))
            return new AnvilException($"anvil does not start: port {taken} of 127.0.0.1 is taken by another program. End that one, or take another port.");
        return new AnvilException($"anvil ended while starting, with exit code {process.ExitCode}. Its last lines:{process.Log.Tail(TailLines)}");
    }

    private static bool IsTaken(ushort port)
    {
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            listener.Bind(new IPEndPoint(IPAddress.Loopback, port));
            return false;
        }
        catch (SocketException exception) when (exception.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            return true;
        }
    }
}
