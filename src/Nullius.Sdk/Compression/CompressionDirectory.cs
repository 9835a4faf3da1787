using Nullius.Hashing;
using Nullius.Protocol;
using Nullius.Verifier;

namespace Nullius.Sdk;

/// <summary>Keeps finished proofs of circuits on disk, by circuit and statement, so that a compression that was ended early resumes.</summary>
internal sealed class CompressionDirectory : IDisposable
{
    private static readonly WorkFolderKind Kind = new("compression", "circuit-*.proof", CompressionManifest.IsManifest);

    private readonly WorkFolder folder;

    private CompressionDirectory(WorkFolder folder) => this.folder = folder;

    /// <summary>Opens or creates a directory for the compression of one receipt. Proofs that belong to another one are deleted.</summary>
    /// <exception cref="IOException">The directory cannot be used; the message is one sentence.</exception>
    public static CompressionDirectory Open(string path, Receipt receipt)
    {
        var directory = new CompressionDirectory(WorkFolder.Open(path, Kind));
        directory.folder.Bind(CompressionManifest.Create(receipt).ToJson());
        return directory;
    }

    /// <summary>Deletes what a compression leaves in its work directory, and the directory if that was all.</summary>
    public static void Remove(string path) => WorkFolder.Remove(path, Kind);

    /// <summary>The stored proof of a statement if there is a valid one; null otherwise.</summary>
    public byte[]? Find(CircuitKind circuit, in Digest statement)
    {
        string name = NameOf(circuit, statement);
        if (folder.Read(name) is not { } proof)
            return null;
        if (CircuitVerifier.Verify(circuit, statement, proof) == Check.None)
            return proof;
        folder.Delete(name);
        return null;
    }

    /// <summary>Stores a proof.</summary>
    /// <exception cref="IOException">The file cannot be written, for instance because the disk is full.</exception>
    public void Store(CircuitKind circuit, in Digest statement, ReadOnlyMemory<byte> proof) =>
        folder.Write(NameOf(circuit, statement), stream => stream.Write(proof.Span));

    public void Dispose() => folder.Dispose();

    private static string NameOf(CircuitKind circuit, in Digest statement) => $"circuit-{circuit.ToString().ToLowerInvariant()}-{statement}.proof";
}
