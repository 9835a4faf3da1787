using Nullius.Sdk;
using Nullius.Verifier;

namespace Nullius.Chain.Tests.Support;

/// <summary>Runs that are proven, compressed and sealed, once for all tests.</summary>
internal static class SealedRun
{
    private static readonly Lazy<Receipt> HelloSuccinct = new(() => Compress(Prove("hello", "hello", isBound: true), ReceiptKind.Succinct));
    private static readonly Lazy<EvmReceipt> HelloReceipt = new(() => (EvmReceipt)Compress(HelloSuccinct.Value, ReceiptKind.Evm).Body);

    /// <summary>The receipt of the guest <c>hello</c>, bound to a context that is not zero.</summary>
    public static EvmReceipt Hello => HelloReceipt.Value;

    /// <summary>A batch of three: <c>hello</c> bound to that context, <c>fibonacci</c>, and <c>hello</c> bound to none; with its seal.</summary>
    public static (BatchReceipt Batch, EvmReceipt Seal) MakeBatch()
    {
        Receipt[] receipts = [HelloSuccinct.Value, Prove("fibonacci", "fibonacci", isBound: false), Prove("hello", "hello", isBound: false)];
        Receipt batch = Aggregator.AggregateAsync(receipts).GetAwaiter().GetResult().Receipt;
        return ((BatchReceipt)batch.Body, (EvmReceipt)Compress(batch, ReceiptKind.Evm).Body);
    }

    private static Receipt Prove(string guest, string input, bool isBound)
    {
        string guests = Path.Combine(Checkout.Root, "guests");
        var program = GuestProgram.Load(File.ReadAllBytes(Path.Combine(guests, "elf", $"{guest}.elf")));
        byte[] bytes = File.ReadAllBytes(Path.Combine(guests, "inputs", $"{input}.input"));
        var context = new byte[ProvingOptions.ContextBytes];
        for (int index = 0; index < context.Length; index++)
            context[index] = isBound ? (byte)(index + 1) : (byte)0;
        return Sdk.Prover.ProveAsync(program, bytes, new ProvingOptions { Context = context }).GetAwaiter().GetResult().Receipt;
    }

    private static Receipt Compress(Receipt receipt, ReceiptKind kind) =>
        Compressor.CompressAsync(receipt, new CompressionOptions { Result = kind }).GetAwaiter().GetResult().Receipt;
}
