using System.CommandLine;
using System.Text;
using Nullius.Ethereum;

namespace Nullius.Cli;

/// <summary>The options that say which chain is meant and who pays, of one command.</summary>
internal sealed class ChainOptions
{
    /// <summary>The environment variable that may hold the key.</summary>
    public const string KeyVariable = "NULLIUS_KEY";

    /// <summary>The chain of a local anvil.</summary>
    private const ulong DevelopmentChainId = 31337;

    /// <summary>How often a local chain is asked whether a transaction is mined.</summary>
    private static readonly TimeSpan DevelopmentPollInterval = TimeSpan.FromMilliseconds(20);

    private readonly Option<string> rpc = new("--rpc") { HelpName = "URL", Required = true, Description = "The JSON-RPC interface of a node: http:// or https://." };

    private readonly Option<ulong?> chainId = new("--chain-id") { HelpName = "N", Description = "The chain that is meant: a node of another one is refused." };

    private readonly Option<string?> keyFile = new("--key-file")
    {
        HelpName = "FILE",
        Description = $"The private key of the account that pays: a file of 64 hexadecimal digits. Otherwise {KeyVariable} in the environment, otherwise, on chain {DevelopmentChainId} alone, anvil's first account.",
    };

    private readonly Option<string?> key = new("--key") { HelpName = "HEX", Description = "The same as digits; other users of the machine can see them, so prefer a file." };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])[rpc, chainId, keyFile, key])
            command.Options.Add(option);
    }

    /// <summary>Connects to the node.</summary>
    /// <exception cref="UnusableException">The URL is none.</exception>
    /// <exception cref="WrongChainException">The node is of another chain than the one that is meant.</exception>
    public async Task<EthereumClient> ConnectAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        string text = parsed.GetRequiredValue(rpc);
        if (!Uri.TryCreate(text, UriKind.Absolute, out Uri? url) || (url.Scheme != Uri.UriSchemeHttp && url.Scheme != Uri.UriSchemeHttps))
            throw new UnusableException($"--rpc takes the URL of a node, which begins with http:// or https://.");
        var client = new EthereumClient(url);
        try
        {
            if (parsed.GetValue(chainId) is { } expected)
                await client.RequireChainAsync(expected, cancellationToken);
            return client;
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    /// <summary>Prepares to send transactions of the account whose key is given.</summary>
    /// <exception cref="UnusableException">There is no key, or it is none.</exception>
    public async Task<Payer> PayerAsync(ParseResult parsed, EthereumClient client, CancellationToken cancellationToken)
    {
        ulong chain = await client.GetChainIdAsync(cancellationToken);
        Account? given = ReadAccount(parsed);
        if (given is null && chain != DevelopmentChainId)
            throw new UnusableException($"The node is of chain {chain}, where a transaction needs a key: give --key-file, or set {KeyVariable}.");
        return await PayerAsync(client, given ?? AnvilAccounts.All[0], given is null, chain, cancellationToken);
    }

    /// <summary>Prepares to send transactions of anvil's first account.</summary>
    public static Task<Payer> DevelopmentPayerAsync(AnvilNode node, CancellationToken cancellationToken) =>
        PayerAsync(node.Client, AnvilAccounts.All[0], true, DevelopmentChainId, cancellationToken);

    private static async Task<Payer> PayerAsync(EthereumClient client, Account account, bool isDevelopmentAccount, ulong chain, CancellationToken cancellationToken)
    {
        TransactionSenderOptions options = TransactionSenderOptions.Default with { ChainId = chain };
        if (chain == DevelopmentChainId)
            options = options with { PollInterval = DevelopmentPollInterval };
        return new Payer(await TransactionSender.CreateAsync(client, account, options, cancellationToken), isDevelopmentAccount);
    }

    private Account? ReadAccount(ParseResult parsed)
    {
        string? digits = parsed.GetValue(key);
        string? path = parsed.GetValue(keyFile);
        if (digits is not null && path is not null)
            throw new UnusableException("Give --key-file or --key, not both.");
        if (path is not null)
            return Parse(Encoding.UTF8.GetString(CommonOptions.ReadFile(path, "key file")), $"The key file '{path}'");
        if (digits is not null)
            return Parse(digits, "The value of --key");
        return Environment.GetEnvironmentVariable(KeyVariable) is { Length: > 0 } variable ? Parse(variable, $"The value of {KeyVariable}") : null;
    }

    private static Account Parse(string text, string source)
    {
        try
        {
            return Account.FromHex(text.Trim());
        }
        catch (FormatException exception)
        {
            throw new UnusableException($"{source} is not a private key: 64 hexadecimal digits, not zero and below the order of secp256k1.", exception);
        }
    }
}
