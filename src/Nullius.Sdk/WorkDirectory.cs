using Nullius.Hashing;
using Nullius.Machine;
using Nullius.Protocol;
using Nullius.Verifier;

namespace Nullius.Sdk;

/// <summary>Keeps the proofs of finished segments on disk, so that a proof that was ended early resumes.</summary>
/// <remarks>
/// A stored proof is used only after it has been verified for the statement at hand, so that nothing in the directory has to be trusted. The
/// manifest saves the attempt where program, input or parameters differ.
/// </remarks>
internal sealed class WorkDirectory : IDisposable
{
    private static readonly WorkFolderKind Kind = new("proof", "segment-*.proof", json => WorkManifest.TryParse(json) is { ProgramId: not null });

    private readonly WorkFolder folder;

    private WorkDirectory(WorkFolder folder) => this.folder = folder;

    /// <summary>Opens or creates a directory, for this proof alone.</summary>
    /// <exception cref="IOException">The directory cannot be used; the message is one sentence.</exception>
    public static WorkDirectory Open(string path) => new(WorkFolder.Open(path, Kind));

    /// <summary>Deletes what a proof leaves in its work directory, and the directory if that was all. A folder without a manifest of ours stays as it is.</summary>
    public static void Remove(string path) => WorkFolder.Remove(path, Kind);

    /// <summary>Says what is being proven. Segments of another proof are deleted.</summary>
    public void Bind(WorkManifest manifest) => folder.Bind(manifest.ToJson());

    /// <summary>The stored proof of a segment if there is a valid one; null otherwise.</summary>
    /// <param name="index">Number of the segment.</param>
    /// <param name="shape">Its shape.</param>
    /// <param name="statementOf">The statement of the segment for the memory root that the file says it ends with.</param>
    public SegmentProof? Find(int index, Shape shape, Func<Digest, SegmentStatement> statementOf)
    {
        if (folder.Read(NameOf(index)) is not { } bytes)
            return null;
        if (Digest.TryRead(bytes, out Digest rootAfter))
        {
            var proof = new SegmentProof(shape, statementOf(rootAfter), bytes.AsMemory(Digest.EncodedBytes));
            if (SegmentVerifier.Verify(proof) == Check.None)
                return proof;
        }

        folder.Delete(NameOf(index));
        return null;
    }

    /// <summary>Stores the proof of a segment, after the memory root that it ends with.</summary>
    /// <exception cref="IOException">The file cannot be written, for instance because the disk is full.</exception>
    public void Store(int index, SegmentProof proof) => folder.Write(NameOf(index), stream =>
    {
        stream.Write(proof.Statement.RootAfter.ToArray());
        stream.Write(proof.Proof.Span);
    });

    public void Dispose() => folder.Dispose();

    private static string NameOf(int index) => $"segment-{index:D7}.proof";
}
