using Nullius.Fields;
using Nullius.Hashing;
using Nullius.Machine;
using Nullius.Protocol;
using Nullius.Prover;
using Nullius.Sdk;
using Nullius.Verifier;
using Nullius.Verifier.Core;

namespace Nullius.Recursion.Tests.Support;

/// <summary>Valid proofs of every kind of circuit, made once, and the prover that made them.</summary>
internal sealed class RecursionCase
{
    private static readonly Lazy<RecursionCase> SharedCase = new(() => new RecursionCase());

    private RecursionCase()
    {
        // 1. A run of two segments, and the range that they make up.
        CompositeReceipt chain = Prove("fibonacci", "6000"u8.ToArray(), []);
        Assert.Equal(2, chain.Segments.Count);
        Left = Prover.Lift(chain.Segments[0]);
        Right = Prover.Lift(chain.Segments[1]);
        Whole = Prover.Join(Left, Right);
        ChainOpening = chain.ClaimOpening;

        // 2. A claim, and one that rests on it.
        CompositeReceipt hello = LiftCase.Shared.Receipt;
        Assumed = Prover.Seal(Prover.Lift(hello.Segments[0]), hello.ClaimOpening);
        CompositeReceipt batch = Prove("batch", [], Assumed.Claim.ToArray());
        Conditional = Prover.Seal(batch.Segments.Select(segment => Prover.Lift(segment)).Aggregate((left, right) => Prover.Join(left, right)), batch.ClaimOpening);
    }

    public static RecursionCase Shared => SharedCase.Value;

    public RecursionProver Prover { get; } = new(new ProverOptions { Workers = 2 });

    /// <summary>The first of two segments.</summary>
    public RangeProof Left { get; }

    /// <summary>The second.</summary>
    public RangeProof Right { get; }

    /// <summary>Both.</summary>
    public RangeProof Whole { get; }

    /// <summary>The claim in the memory at the end of <see cref="Whole"/>.</summary>
    public ClaimOpening ChainOpening { get; }

    /// <summary>A claim without assumptions.</summary>
    public ClaimProof Assumed { get; }

    /// <summary>A claim that assumes <see cref="Assumed"/> alone.</summary>
    public ClaimProof Conditional { get; }

    /// <summary>Copies of a valid proof in each of which one element is another: some for every kind of message.</summary>
    public static IEnumerable<ReadOnlyMemory<byte>> Altered(CircuitKind circuit, Digest statement, ReadOnlyMemory<byte> proof, int casesOfAKind)
    {
        var recording = new RecordingContext(new NativeVerifierContext(proof, CircuitKeys.Get(circuit)));
        KoalaBear5[] publicValues = [.. CircuitKeys.PublicValues(statement).Select(KoalaBear5.FromBase)];
        EngineVerifier.Verify<RecordingContext, KoalaBear5>(recording, CircuitKeys.Key, publicValues);
        var random = new Random((int)circuit);
        foreach (IGrouping<string, (string Kind, int Start, int Count)> kind in recording.Messages.GroupBy(message => message.Kind))
        {
            (string Kind, int Start, int Count)[] messages = [.. kind];
            for (int attempt = 0; attempt < casesOfAKind; attempt++)
            {
                (_, int start, int count) = messages[random.Next(messages.Length)];
                byte[] altered = proof.ToArray();
                Span<byte> element = altered.AsSpan((start + random.Next(count)) * KoalaBear.EncodedBytes, KoalaBear.EncodedBytes);
                Assert.True(KoalaBear.TryRead(element, out KoalaBear value));
                (value + KoalaBear.FromCanonical((uint)random.NextInt64(1, KoalaBear.Modulus))).Write(element);
                yield return altered;
            }
        }
    }

    private static CompositeReceipt Prove(string guest, byte[] input, byte[] witness)
    {
        var options = new ProvingOptions { Shape = "tiny", Witness = witness };
        return (CompositeReceipt)Sdk.Prover.ProveAsync(GuestProgram.Load(Checkout.Guest(guest)), input, options).GetAwaiter().GetResult().Receipt.Body;
    }
}
