using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Nullius.Ethereum.Tests;

public sealed class AnvilNodeTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task LivesAsLongAsItsObject()
    {
        AnvilNode node = await AnvilNode.StartAsync(cancellationToken: Token);
        using Process process = Process.GetProcessById(node.ProcessId);
        Assert.Equal(31337UL, await node.Client.GetChainIdAsync(Token));
        Assert.Contains(node.Log, line => line == $"Listening on 127.0.0.1:{node.Url.Port}");
        await node.DisposeAsync();
        await node.DisposeAsync();
        Assert.True(process.HasExited);
        using var client = new EthereumClient(node.Url);
        await Assert.ThrowsAsync<NodeUnavailableException>(() => client.GetChainIdAsync(Token));
    }

    [Fact]
    public async Task SeveralRunBesideOneAnother()
    {
        await using AnvilNode first = await AnvilNode.StartAsync(cancellationToken: Token);
        await using AnvilNode second = await AnvilNode.StartAsync(new AnvilOptions { ChainId = 7 }, Token);
        Assert.NotEqual(first.Url, second.Url);
        second.Dispose();
        Assert.Equal(31337UL, await first.Client.GetChainIdAsync(Token));
    }

    [Fact]
    public async Task TakesThePortAndTheChainThatAreGiven()
    {
        ushort port = FreePort();
        await using AnvilNode node = await AnvilNode.StartAsync(new AnvilOptions { Port = port, ChainId = 424242 }, Token);
        Assert.Equal(new Uri($"http://127.0.0.1:{port}"), node.Url);
        await node.Client.RequireChainAsync(424242, Token);
    }

    [Fact]
    public async Task ATakenPortIsSaid()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = (ushort)((IPEndPoint)listener.LocalEndpoint).Port;
        var exception = await Assert.ThrowsAsync<AnvilException>(() => AnvilNode.StartAsync(new AnvilOptions { Port = port }, Token));
        Assert.Equal($"anvil does not start: port {port} of 127.0.0.1 is taken by another program. End that one, or take another port.", exception.Message);
    }

    [Fact]
    public async Task AMissingBinaryIsSaid()
    {
        string path = Path.Combine(Path.GetTempPath(), "no", "anvil");
        var exception = await Assert.ThrowsAsync<AnvilException>(() => AnvilNode.StartAsync(new AnvilOptions { BinaryPath = path }, Token));
        Assert.Equal($"There is no anvil at '{path}'.", exception.Message);
    }

    [Fact]
    public async Task AnEarlyEndIsSaidWithTheLastLines()
    {
        var options = new AnvilOptions { ExtraArguments = ["--no-such-argument"] };
        var exception = await Assert.ThrowsAsync<AnvilException>(() => AnvilNode.StartAsync(options, Token));
        const string Beginning = "anvil ended while starting, with exit code 2. Its last lines:\n  error: unexpected argument '--no-such-argument' found";
        Assert.StartsWith(Beginning, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ABinaryThatIsSilentIsEnded()
    {
        // `sleep` ends by itself after an hour unless it is ended.
        if (OperatingSystem.IsWindows())
            Assert.Skip("There are no shell scripts there.");
        string folder = Directory.CreateTempSubdirectory("nullius-anvil-").FullName;
        try
        {
            string script = Path.Combine(folder, "anvil"), idFile = Path.Combine(folder, "id");
            await File.WriteAllTextAsync(script, $"#!/bin/sh\necho $$ > '{idFile}'\necho starting\nexec sleep 3600\n", Token);
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            var options = new AnvilOptions { BinaryPath = script, StartDurationMax = TimeSpan.FromSeconds(2) };
            var exception = await Assert.ThrowsAsync<AnvilException>(() => AnvilNode.StartAsync(options, Token));
            Assert.StartsWith("anvil does not answer within 2 seconds. Its last lines:", exception.Message, StringComparison.Ordinal);
            Assert.Throws<ArgumentException>(() => Process.GetProcessById(int.Parse(File.ReadAllText(idFile).Trim())));

            using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Token);
            File.Delete(idFile);
            Task<AnvilNode> starting = AnvilNode.StartAsync(options with { StartDurationMax = TimeSpan.FromMinutes(5) }, cancellation.Token);
            while (!File.Exists(idFile) || File.ReadAllText(idFile).Length == 0)
                await Task.Yield();
            await cancellation.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => starting);
            Assert.Throws<ArgumentException>(() => Process.GetProcessById(int.Parse(File.ReadAllText(idFile).Trim())));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task TheEndOfTheStarterIsTheEndOfTheProcess()
    {
        if (OperatingSystem.IsWindows())
            Assert.Skip("There are no shell scripts there.");
        using var process = new Process
        {
            StartInfo = new ProcessStartInfo("/bin/sh", ["-c", AnvilProcess.EndWithTheStarter, "sh", "sleep", "3600"]) { RedirectStandardInput = true },
        };
        process.Start();
        Assert.False(process.HasExited);

        // What the system does when this process dies.
        process.StandardInput.Close();
        await process.WaitForExitAsync(Token);
        Assert.Equal(128 + 15, process.ExitCode);
    }

    [Fact]
    public async Task TheClockAndTheBalancesAreControlled()
    {
        await using AnvilNode node = await AnvilNode.StartAsync(cancellationToken: Token);
        ulong before = (await node.Client.GetBlockAsync(BlockTag.Latest, Token))!.Timestamp;
        await node.AdvanceTimeAsync(TimeSpan.FromHours(1), Token);
        await node.MineAsync(3, Token);
        BlockHeader after = (await node.Client.GetBlockAsync(BlockTag.Latest, Token))!;
        Assert.Equal(4UL, after.Number);
        Assert.InRange(after.Timestamp, before + 3600, before + 3700);

        Address account = AnvilAccounts.All[5].Address;
        await node.SetBalanceAsync(account, Wei.FromEther(2), Token);
        Assert.Equal(Wei.FromEther(2), await node.Client.GetBalanceAsync(account, cancellationToken: Token));
    }

    private static ushort FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return (ushort)((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
