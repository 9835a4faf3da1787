using Nullius.Ethereum;

namespace Nullius.Cli;

/// <summary>The account that pays for transactions.</summary>
/// <param name="Sender">Sends them.</param>
/// <param name="IsDevelopmentAccount">Whether nobody gave a key, so that it is anvil's first account, whose key is public.</param>
internal sealed record Payer(TransactionSender Sender, bool IsDevelopmentAccount) : IDisposable
{
    public void Dispose() => Sender.Dispose();

    /// <summary>The address, and whose it is.</summary>
    public override string ToString() => $"{Sender.From}{(IsDevelopmentAccount ? "  the first development account of anvil, as no key is given" : "")}";
}
