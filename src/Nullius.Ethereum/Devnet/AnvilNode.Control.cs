using System.Text.Json;
using System.Text.Json.Nodes;

namespace Nullius.Ethereum;

public sealed partial class AnvilNode
{
    /// <summary>Makes blocks.</summary>
    public Task MineAsync(ulong count = 1, CancellationToken cancellationToken = default) =>
        ControlAsync("anvil_mine", [Hex.EncodeQuantity(count)], cancellationToken);

    /// <summary>Whether each transaction is mined at once. Without that, <see cref="MineAsync"/> mines what waits.</summary>
    public Task SetAutomineAsync(bool isOn, CancellationToken cancellationToken = default) =>
        ControlAsync("evm_setAutomine", [isOn], cancellationToken);

    /// <summary>Moves the clock of the chain forward by whole seconds, and makes a block at the new time.</summary>
    public async Task AdvanceTimeAsync(TimeSpan duration, CancellationToken cancellationToken = default)
    {
        await ControlAsync("evm_increaseTime", [(ulong)duration.TotalSeconds], cancellationToken).ConfigureAwait(false);
        await MineAsync(1, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Sets what an account owns.</summary>
    public Task SetBalanceAsync(Address account, Wei balance, CancellationToken cancellationToken = default) =>
        ControlAsync("anvil_setBalance", [account.ToString(), Hex.EncodeQuantity(balance.Value)], cancellationToken);

    /// <summary>Forgets a transaction that waits.</summary>
    public Task DropTransactionAsync(Hash32 hash, CancellationToken cancellationToken = default) =>
        ControlAsync("anvil_dropTransaction", [hash.ToString()], cancellationToken);

    private Task<JsonElement> ControlAsync(string method, IReadOnlyList<JsonNode?> parameters, CancellationToken cancellationToken) =>
        Client.Rpc.InvokeAsync(method, parameters, cancellationToken);
}
