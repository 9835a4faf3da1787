using Nullius.Sdk;
using Nullius.Verifier;

namespace Nullius.Chain.Tests.Support;

/// <summary>A run that is proven, compressed and sealed, once for all tests.</summary>
internal static class SealedRun
{
    private static readonly Lazy<EvmReceipt> HelloReceipt = new(Make);

    /// <summary>The receipt of the guest <c>hello</c>, bound to a context that is not zero.</summary>
    public static EvmReceipt Hello => HelloReceipt.Value;

    private static EvmReceipt Make()
    {
        string guests = Path.Combine(Checkout.Root, "guests");
        var program = GuestProgram.Load(File.ReadAllBytes(Path.Combine(guests, "elf", "hello.elf")));
        byte[] input = File.ReadAllBytes(Path.Combine(guests, "inputs", "hello.input"));
        var options = new ProvingOptions { Context = (byte[])[.. Enumerable.Range(1, ProvingOptions.ContextBytes).Select(index => (byte)index)] };
        Receipt composite = Sdk.Prover.ProveAsync(program, input, options).GetAwaiter().GetResult().Receipt;
        Receipt receipt = Compressor.CompressAsync(composite, new CompressionOptions { Result = ReceiptKind.Evm }).GetAwaiter().GetResult().Receipt;
        return (EvmReceipt)receipt.Body;
    }
}
