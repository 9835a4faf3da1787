using System.Buffers.Binary;
using Nullius.Machine;
using Nullius.Protocol;
using Nullius.Verifier;

namespace Nullius.Sdk;

/// <summary>Proof that a program, on some input, gave some journal and exit code. It says nothing until <see cref="Verify"/> has accepted it.</summary>
public sealed class Receipt
{
    private const int VersionOffset = 8;
    private const uint Version = 1;

    internal Receipt(ReceiptBody body)
    {
        Body = body;
        ReadOnlySpan<byte> contents = body.ClaimBytes.Span;
        InputDigest = contents[..ClaimContents.DigestBytes].ToArray();
        JournalDigest = contents.Slice(ClaimContents.DigestBytes, ClaimContents.DigestBytes).ToArray();
        ExitCode = BinaryPrimitives.ReadUInt64LittleEndian(contents[(2 * ClaimContents.DigestBytes)..]);
        Assumptions = contents[(3 * ClaimContents.DigestBytes)..].ToArray();
    }

    /// <summary>What it consists of: a <see cref="CompositeReceipt"/>, a <see cref="SuccinctReceipt"/>, an <see cref="EvmReceipt"/> or a <see cref="BatchReceipt"/>.</summary>
    public ReceiptBody Body { get; }

    /// <summary>Which kind of receipt it is.</summary>
    public ReceiptKind Kind => Body.Kind;

    /// <summary>The program that it claims to be about; of a batch the one that makes batches.</summary>
    public ProgramId ProgramId => new(Body.ProgramId);

    /// <summary>The SHA-256 digest of the public input that it claims.</summary>
    public ReadOnlyMemory<byte> InputDigest { get; }

    /// <summary>The SHA-256 digest of the journal that it claims.</summary>
    public ReadOnlyMemory<byte> JournalDigest { get; }

    /// <summary>The exit code that it claims.</summary>
    public ulong ExitCode { get; }

    /// <summary>The 32 bytes by which it names the claims that it rests on; zero if there are none.</summary>
    public ReadOnlyMemory<byte> Assumptions { get; }

    /// <summary>Whether it rests on other claims, so that it says nothing by itself. <see cref="Verify"/> rejects such a receipt unless these claims are expected.</summary>
    public bool IsConditional => Assumptions.Span.ContainsAnyExcept((byte)0);

    /// <summary>The 32 bytes that the proof is bound to.</summary>
    public ReadOnlyMemory<byte> Context => Body.Context;

    /// <summary>All that it claims, in one; null where its contents do not have the form of a claim, in which case it is never accepted.</summary>
    public Claim? Claim => Body.Claim;

    /// <summary>The claims that it proves when it is accepted: those of a batch, else the one.</summary>
    public IReadOnlyList<Claim> Claims => Body is BatchReceipt batch ? batch.Claims : Claim is { } claim ? [claim] : [];

    /// <summary>The provable security level that it claims, in bits.</summary>
    public int SecurityBits => Body.SecurityBits;

    /// <summary>Reads a receipt.</summary>
    /// <exception cref="ReceiptFormatException">The file is no receipt; the message says why.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Receipt Load(string path) => Parse(File.ReadAllBytes(path));

    /// <summary>Reads a receipt from its bytes.</summary>
    /// <exception cref="ReceiptFormatException">The bytes are no receipt; the message says why.</exception>
    public static Receipt Parse(ReadOnlyMemory<byte> bytes)
    {
        Check check = ReceiptBody.TryParse(bytes, out ReceiptBody? body);
        return body is null ? throw new ReceiptFormatException(Describe(bytes.Span, check), check) : new Receipt(body);
    }

    /// <summary>Writes the receipt to a temporary file and renames it.</summary>
    /// <exception cref="IOException">The file cannot be written, for instance because the disk is full.</exception>
    public void Save(string path) => AtomicFile.Write(path, Body.WriteTo);

    /// <summary>The receipt's bytes.</summary>
    public byte[] ToArray()
    {
        using var stream = new MemoryStream();
        Body.WriteTo(stream);
        return stream.ToArray();
    }

    /// <summary>Decides whether the receipt, or some claim of a batch, proves what is expected. Never throws on account of what it contains.</summary>
    /// <param name="programId">The program; from a file that you trust, or from someone who has built it.</param>
    /// <param name="expectations">What else must hold; null checks nothing else.</param>
    /// <param name="cancellationToken">Ends the verification early.</param>
    /// <exception cref="ArgumentException">A claim among the expected assumptions is conditional.</exception>
    public Verdict Verify(ProgramId programId, ReceiptExpectations? expectations = null, CancellationToken cancellationToken = default) =>
        ReceiptVerifier.Verify(Body, (expectations ?? ReceiptExpectations.None).ToExpectations(programId), cancellationToken);

    /// <summary>The index in <see cref="Claims"/> of the first claim of a batch that is as expected, or −1: which claim <see cref="Verify"/> has accepted a batch for.</summary>
    /// <param name="programId">The program.</param>
    /// <param name="expectations">What else must hold; null checks nothing else.</param>
    /// <exception cref="InvalidOperationException">The receipt is no batch.</exception>
    public int IndexOf(ProgramId programId, ReceiptExpectations? expectations = null) => Body is BatchReceipt batch
        ? batch.IndexOf((expectations ?? ReceiptExpectations.None).ToExpectations(programId))
        : throw new InvalidOperationException("the receipt is no batch");

    private static string Describe(ReadOnlySpan<byte> bytes, Check check)
    {
        if (!bytes.StartsWith("NULLIUS\0"u8))
            return "The file is not a receipt.";
        if (bytes.Length >= VersionOffset + 4 && BinaryPrimitives.ReadUInt32LittleEndian(bytes[VersionOffset..]) is var version && version != Version)
            return $"The receipt has format version {version}; this program reads version {Version}.";
        return $"The receipt is damaged ({check}).";
    }
}
