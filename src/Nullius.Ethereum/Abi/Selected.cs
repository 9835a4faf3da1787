namespace Nullius.Ethereum;

/// <summary>Parameters behind a selector: the data of calls and of errors.</summary>
internal static class Selected
{
    public static byte[] Encode(Selector selector, AbiParameters parameters, ReadOnlySpan<AbiValue> values)
    {
        byte[] encoded = parameters.Encode(values);
        var data = new byte[Selector.Bytes + encoded.Length];
        selector.CopyTo(data);
        encoded.CopyTo(data, Selector.Bytes);
        return data;
    }

    public static IReadOnlyList<AbiValue> Decode(Selector selector, AbiParameters parameters, ReadOnlySpan<byte> data, string signature) =>
        selector.IsStartOf(data)
            ? parameters.Decode(data[Selector.Bytes..])
            : throw new AbiFormatException($"The data does not begin with {selector}, the selector of {signature}.");
}
