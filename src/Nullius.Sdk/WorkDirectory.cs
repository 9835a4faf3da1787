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
    private const string ManifestName = "manifest.json";
    private const string LockName = "lock";
    private const string ProofPattern = "segment-*.proof";

    private readonly string path;
    private readonly FileStream exclusive;

    private WorkDirectory(string path, FileStream exclusive)
    {
        this.path = path;
        this.exclusive = exclusive;
    }

    /// <summary>Opens or creates a directory, for this proof alone.</summary>
    /// <exception cref="IOException">The directory cannot be used; the message is one sentence.</exception>
    public static WorkDirectory Open(string path)
    {
        try
        {
            Directory.CreateDirectory(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"The work directory '{path}' cannot be created: {exception.Message}", exception);
        }

        if (!IsOurs(path) && Directory.EnumerateFileSystemEntries(path).Any(entry => Path.GetFileName(entry) != LockName))
            throw new IOException($"The directory '{path}' exists and is not a work directory of a proof.");
        return new WorkDirectory(path, Lock(path));
    }

    /// <summary>Says what is being proven. Segments of another proof are deleted.</summary>
    public void Bind(WorkManifest manifest)
    {
        string manifestPath = Path.Combine(path, ManifestName);
        if (File.Exists(manifestPath) && WorkManifest.TryParse(File.ReadAllBytes(manifestPath)) == manifest)
            return;
        foreach (string file in Directory.EnumerateFiles(path, ProofPattern))
            File.Delete(file);
        AtomicFile.Write(manifestPath, stream => stream.Write(manifest.ToJson()));
    }

    /// <summary>Deletes what a proof leaves in its work directory, and the directory if that was all. A folder without a manifest of ours stays as it is.</summary>
    public static void Remove(string path)
    {
        if (!IsOurs(path))
            return;
        foreach (string pattern in (ReadOnlySpan<string>)[ProofPattern, $"{ProofPattern}.*.tmp", $"{ManifestName}.*.tmp"])
        {
            foreach (string file in Directory.EnumerateFiles(path, pattern))
                File.Delete(file);
        }

        File.Delete(Path.Combine(path, ManifestName));
        File.Delete(Path.Combine(path, LockName));
        if (!Directory.EnumerateFileSystemEntries(path).Any())
            Directory.Delete(path);
    }

    /// <summary>The stored proof of a segment if there is a valid one; null otherwise.</summary>
    /// <param name="index">Number of the segment.</param>
    /// <param name="shape">Its shape.</param>
    /// <param name="statementOf">The statement of the segment for the memory root that the file says it ends with.</param>
    public SegmentProof? Find(int index, Shape shape, Func<Digest, SegmentStatement> statementOf)
    {
        string file = PathOf(index);
        if (!File.Exists(file))
            return null;
        byte[] bytes = File.ReadAllBytes(file);
        if (Digest.TryRead(bytes, out Digest rootAfter))
        {
            var proof = new SegmentProof(shape, statementOf(rootAfter), bytes.AsMemory(Digest.EncodedBytes));
            if (SegmentVerifier.Verify(proof) == Check.None)
                return proof;
        }

        File.Delete(file);
        return null;
    }

    /// <summary>Stores the proof of a segment, after the memory root that it ends with.</summary>
    /// <exception cref="IOException">The file cannot be written, for instance because the disk is full.</exception>
    public void Store(int index, SegmentProof proof) => AtomicFile.Write(PathOf(index), stream =>
    {
        stream.Write(proof.Statement.RootAfter.ToArray());
        stream.Write(proof.Proof.Span);
    });

    public void Dispose() => exclusive.Dispose();

    private static bool IsOurs(string path)
    {
        string manifestPath = Path.Combine(path, ManifestName);
        return File.Exists(manifestPath) && WorkManifest.TryParse(File.ReadAllBytes(manifestPath)) is { ProgramId: not null };
    }

    private static FileStream Lock(string path)
    {
        try
        {
            return new FileStream(Path.Combine(path, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"The work directory '{path}' is in use by another proof.", exception);
        }
    }

    private string PathOf(int index) => Path.Combine(path, $"segment-{index:D7}.proof");
}
