namespace Nullius.Ethereum;

/// <summary>Why a contract reverted.</summary>
public sealed class RevertReason
{
    private readonly string sentence;

    internal RevertReason(ReadOnlyMemory<byte> data, AbiError? error, IReadOnlyList<AbiValue> arguments, string sentence)
    {
        (Data, Error, Arguments) = (data, error, arguments);
        this.sentence = sentence;
    }

    /// <summary>The data of the revert.</summary>
    public ReadOnlyMemory<byte> Data { get; }

    /// <summary>Which of the known errors it is; null for none of them.</summary>
    public AbiError? Error { get; }

    /// <summary>The arguments of that error.</summary>
    public IReadOnlyList<AbiValue> Arguments { get; }

    /// <summary>Whether it is the error of a name.</summary>
    public bool Is(string errorName) => Error?.Name == errorName;

    /// <summary>The reason in words: <c>InsufficientBid(offered: 5, required: 7)</c>.</summary>
    public override string ToString() => sentence;
}
