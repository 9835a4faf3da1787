using Nullius.Hashing;
using Nullius.Machine;
using Nullius.Protocol;

namespace Nullius.Verifier;

public sealed partial class CompositeReceipt
{
    /// <summary>The greatest number of segments.</summary>
    public const int SegmentsMax = 1 << 20;

    /// <summary>Reads a receipt. Allocates no more than a small multiple of the bytes given; never throws on them.</summary>
    /// <param name="bytes">The receipt; the proofs of the result refer to it.</param>
    /// <param name="receipt">The receipt, or null.</param>
    /// <returns>The check that failed, or <see cref="Check.None"/>.</returns>
    public static Check TryParse(ReadOnlyMemory<byte> bytes, out CompositeReceipt? receipt)
    {
        receipt = null;
        var reader = new ReceiptReader(bytes);
        if (reader.Header() != ReceiptKind.Composite)
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

    /// <inheritdoc/>
    public override void WriteTo(Stream stream)
    {
        Shape[] shapes = ShapesOf((uint)SecurityBits);
        var writer = new ReceiptWriter(stream);
        writer.Header(Kind);
        writer.Integer((uint)SecurityBits);
        writer.Digest(ImageRoot);
        writer.Bytes(Context.Span);
        var opening = new byte[Machine.ClaimOpening.EncodedBytes];
        ClaimOpening.Write(opening);
        writer.Bytes(opening);
        writer.Integer((uint)Segments.Count);
        foreach (SegmentProof segment in Segments)
        {
            writer.Integer((uint)Array.IndexOf(shapes, segment.Shape));
            writer.Integer(segment.Statement.Pc4Before);
            writer.Digest(segment.Statement.RootBefore);
            writer.Integer(segment.Statement.Pc4After);
            writer.Digest(segment.Statement.RootAfter);
            writer.Integer(segment.Statement.Cycles);
            writer.Bytes(segment.Proof.Span);
        }
    }

    /// <summary>The shapes of a level, in the order of <see cref="Shapes.All"/>.</summary>
    private static Shape[] ShapesOf(uint securityBits) => [.. Shapes.All.Where(shape => (uint)shape.SecurityBits == securityBits)];
}
