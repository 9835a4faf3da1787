using System.Text;

namespace Nullius.Ethereum;

/// <summary>An event that a contract logs (not an anonymous one).</summary>
public sealed class AbiEvent
{
    private readonly AbiParameters data;

    private AbiEvent(AbiDeclaration declaration)
    {
        (Name, Parameters) = (declaration.Name, declaration.Inputs);
        Signature = Name + Parameters.Type.Name;
        Topic = Hash32.Keccak(Encoding.ASCII.GetBytes(Signature));
        data = new AbiParameters(Parameters.Where(parameter => !parameter.IsIndexed));
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Its parameters.</summary>
    public AbiParameters Parameters { get; }

    /// <summary>The canonical signature: <c>Transfer(address,address,uint256)</c>.</summary>
    public string Signature { get; }

    /// <summary>The first topic of each of its logs: the Keccak-256 hash of the signature.</summary>
    public Hash32 Topic { get; }

    /// <summary>Reads a declaration such as <c>event Opened(uint64 indexed id, address payer)</c>; the keyword may be absent.</summary>
    /// <exception cref="FormatException">The text does not declare an event.</exception>
    public static AbiEvent Parse(string declaration)
    {
        AbiDeclaration read = AbiDeclarationReader.ReadDeclaration(declaration);
        return read.Keyword is "" or "event" && read.Inputs.Count(parameter => parameter.IsIndexed) <= 3
            ? new AbiEvent(read)
            : throw new FormatException($"'{declaration}' does not declare an event.");
    }

    /// <summary>The topics that a filter asks for: this event, with the given values of its indexed parameters; null stands for any.</summary>
    /// <exception cref="ArgumentException">There are more values than indexed parameters, or one does not fit its type.</exception>
    public IReadOnlyList<Hash32?> Topics(params ReadOnlySpan<AbiValue?> indexed)
    {
        AbiParameter[] parameters = [.. Parameters.Where(parameter => parameter.IsIndexed)];
        if (indexed.Length > parameters.Length)
            throw new ArgumentException($"{Signature} has {parameters.Length} indexed parameters, not {indexed.Length}.", nameof(indexed));
        var topics = new Hash32?[1 + indexed.Length];
        topics[0] = Topic;
        for (int i = 0; i < indexed.Length; i++)
            topics[1 + i] = indexed[i] is { } value ? ToTopic(parameters[i].Type, value) : null;
        return topics;
    }

    /// <summary>Whether a log is of this event.</summary>
    public bool IsEventOf(LogEntry log) => log.Topics.Count > 0 && log.Topics[0] == Topic;

    /// <summary>
    /// The values of the parameters in their order. Of an indexed parameter that does not fit a word, a log keeps the hash alone; its
    /// value here is those 32 bytes.
    /// </summary>
    /// <exception cref="AbiFormatException">The log is not of this event.</exception>
    public IReadOnlyList<AbiValue> Decode(LogEntry log)
    {
        if (!IsEventOf(log) || log.Topics.Count != 1 + Parameters.Count(parameter => parameter.IsIndexed))
            throw new AbiFormatException($"The log is not of the event {Signature}.");
        using IEnumerator<Hash32> topics = log.Topics.Skip(1).GetEnumerator();
        using IEnumerator<AbiValue> values = data.Decode(log.Data.Span).GetEnumerator();
        return [.. Parameters.Select(parameter => parameter.IsIndexed ? FromTopic(parameter.Type, Next(topics)) : Next(values))];
    }

    /// <summary>The canonical signature.</summary>
    public override string ToString() => Signature;

    private static T Next<T>(IEnumerator<T> items)
    {
        items.MoveNext();
        return items.Current;
    }

    private static bool FitsTopic(AbiType type) => !type.IsDynamic && !type.IsSequence;

    private static Hash32 ToTopic(AbiType type, AbiValue value) => FitsTopic(type)
        ? new Hash32(AbiEncoder.Encode(type, value))
        : throw new ArgumentException($"A topic holds no {type}, only its hash.", nameof(value));

    private static AbiValue FromTopic(AbiType type, Hash32 topic) => FitsTopic(type) ? AbiDecoder.Decode(type, topic.ToArray()) : topic;
}
