using Nullius.Sdk;

namespace Nullius.EndToEnd.Tests.Support;

/// <summary>Proofs that several tests look at, made once.</summary>
internal static class ProvenRuns
{
    public static GuestProgram Hello { get; } = GuestProgram.Load(Checkout.Guest("hello"));

    public static GuestProgram Fibonacci { get; } = GuestProgram.Load(Checkout.Guest("fibonacci"));

    public static GuestProgram Hash { get; } = GuestProgram.Load(Checkout.Guest("sha256"));

    public static byte[] HelloInput { get; } = File.ReadAllBytes(Checkout.Input("hello"));

    /// <summary>Enough additions for three segments of the smallest shape.</summary>
    public static byte[] ChainInput { get; } = [.. "8000"u8];

    public static byte[] Context { get; } = [.. Enumerable.Range(1, 32).Select(value => (byte)value)];

    private static readonly Lazy<ProvenRun> HelloRun = new(() =>
        Sdk.Prover.ProveAsync(Hello, HelloInput, new ProvingOptions { Context = Context }).GetAwaiter().GetResult());

    private static readonly Lazy<ProvenRun> ChainRun = new(() =>
        Sdk.Prover.ProveAsync(Fibonacci, ChainInput, new ProvingOptions { Shape = "tiny" }).GetAwaiter().GetResult());

    private static readonly Lazy<ProvenRun> HashRun = new(() => Sdk.Prover.ProveAsync(Hash, HelloInput).GetAwaiter().GetResult());

    private static readonly Lazy<ProvenRun> ComposeRun = new(() => Prove("compose", [.. OfHello.Receipt.Claim!.ToArray(), .. OfHello.Journal.Span]));

    private static readonly Lazy<ProvenRun> BatchRun = new(() => Prove("batch", [.. OfHello.Receipt.Claim!.ToArray(), .. OfChain.Receipt.Claim!.ToArray()]));

    /// <summary>One segment, bound to <see cref="Context"/>.</summary>
    public static ProvenRun OfHello => HelloRun.Value;

    /// <summary>At least three segments.</summary>
    public static ProvenRun OfChain => ChainRun.Value;

    /// <summary>One segment, for the same input as <see cref="OfHello"/>.</summary>
    public static ProvenRun OfHash => HashRun.Value;

    /// <summary>Relies on <see cref="OfHello"/>.</summary>
    public static ProvenRun OfCompose => ComposeRun.Value;

    /// <summary>Relies on <see cref="OfHello"/> and <see cref="OfChain"/>.</summary>
    public static ProvenRun OfBatch => BatchRun.Value;

    private static ProvenRun Prove(string guest, byte[] witness) => Sdk.Prover.ProveAsync(
        GuestProgram.Load(Checkout.Guest(guest)), ReadOnlyMemory<byte>.Empty, new ProvingOptions { Witness = witness }).GetAwaiter().GetResult();
}
