using System.Buffers.Binary;
using Nullius.Fields;
using Nullius.Hashing;
using Nullius.Machine;
using Nullius.Protocol;

namespace Nullius.Verifier;

public sealed partial class CompositeReceipt
{
    /// <summary>The greatest number of segments.</summary>
    public const int SegmentsMax = 1 << 20;

    private const uint Version = 1;
    private const uint Kind = 1;

    private static ReadOnlySpan<byte> Magic => "NULLIUS\0"u8;

    /// <summary>Reads a receipt. Allocates no more than a small multiple of the bytes given; never throws on them.</summary>
    /// <param name="bytes">The receipt; the proofs of the result refer to it.</param>
    /// <param name="receipt">The receipt, or null.</param>
    /// <returns>The check that failed, or <see cref="Check.None"/>.</returns>
    public static Check TryParse(ReadOnlyMemory<byte> bytes, out CompositeReceipt? receipt)
    {
        receipt = null;
        var reader = new ReceiptReader(bytes);
        if (!reader.Bytes(Magic.Length).Span.SequenceEqual(Magic) || reader.Integer() != Version || reader.Integer() != Kind)
            return Check.ReceiptFormat;

        uint securityBits = reader.Integer();
        Shape[] shapes = ShapesOf(securityBits);
        if (shapes.Length == 0)
            return Check.ReceiptFormat;
        Digest imageRoot = reader.Digest();
        ReadOnlyMemory<byte> context = reader.Bytes(ContextBytes);
        ReadOnlyMemory<byte> opening = reader.Bytes(Machine.ClaimOpening.EncodedBytes);
        uint count = reader.Integer();
        if (reader.Failure != Check.None)
            return reader.Failure;
        if (!Machine.ClaimOpening.TryRead(opening.Span, out ClaimOpening? claim))
            return Check.CanonicalElement;
        if (count is 0 or > SegmentsMax)
            return Check.ReceiptFormat;

        var segments = new List<SegmentProof>();
        for (uint index = 0; index < count; index++)
        {
            uint shapeIndex = reader.Integer();
            if (reader.Failure == Check.None && shapeIndex >= shapes.Length)
                return Check.ReceiptFormat;
            uint pc4Before = reader.Element();
            Digest rootBefore = reader.Digest();
            uint pc4After = reader.Element();
            Digest rootAfter = reader.Digest();
            uint cycles = reader.Element();
            if (reader.Failure != Check.None)
                return reader.Failure;
            Shape shape = shapes[(int)shapeIndex];
            ReadOnlyMemory<byte> proof = reader.Bytes(MachineKeys.ProofBytes(shape));
            if (reader.Failure != Check.None)
                return Check.ProofLength;
            var statement = new SegmentStatement(imageRoot, pc4Before, rootBefore, pc4After, rootAfter, cycles, context);
            segments.Add(new SegmentProof(shape, statement, proof));
        }

        if (!reader.IsAtEnd)
            return Check.ReceiptFormat;
        receipt = new CompositeReceipt((int)securityBits, imageRoot, context, claim, segments);
        return Check.None;
    }

    /// <summary>Writes the receipt.</summary>
    public void WriteTo(Stream stream)
    {
        Shape[] shapes = ShapesOf((uint)SecurityBits);
        stream.Write(Magic);
        Write(stream, Version);
        Write(stream, Kind);
        Write(stream, (uint)SecurityBits);
        Write(stream, ImageRoot);
        stream.Write(Context.Span);
        var opening = new byte[Machine.ClaimOpening.EncodedBytes];
        ClaimOpening.Write(opening);
        stream.Write(opening);
        Write(stream, (uint)Segments.Count);
        foreach (SegmentProof segment in Segments)
        {
            Write(stream, (uint)Array.IndexOf(shapes, segment.Shape));
            Write(stream, segment.Statement.Pc4Before);
            Write(stream, segment.Statement.RootBefore);
            Write(stream, segment.Statement.Pc4After);
            Write(stream, segment.Statement.RootAfter);
            Write(stream, segment.Statement.Cycles);
            stream.Write(segment.Proof.Span);
        }
    }

    /// <summary>The shapes of a level, in the order of <see cref="Shapes.All"/>.</summary>
    private static Shape[] ShapesOf(uint securityBits) => [.. Shapes.All.Where(shape => (uint)shape.SecurityBits == securityBits)];

    private static void Write(Stream stream, uint value)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        stream.Write(bytes);
    }

    private static void Write(Stream stream, Digest digest)
    {
        Span<byte> bytes = stackalloc byte[Digest.EncodedBytes];
        digest.Write(bytes);
        stream.Write(bytes);
    }
}
