namespace Nullius.Sdk;

/// <summary>A folder of finished proofs under a manifest that says what they belong to, used by one process at a time.</summary>
/// <remarks>
/// Finished proofs are read back only by callers that verify them, so that nothing in the folder has to be trusted. The manifest saves the attempt where
/// something else is being proven.
/// </remarks>
internal sealed class WorkFolder : IDisposable
{
    private const string ManifestName = "manifest.json";
    private const string LockName = "lock";

    private readonly string path;
    private readonly WorkFolderKind kind;
    private readonly FileStream exclusive;

    private WorkFolder(string path, WorkFolderKind kind, FileStream exclusive)
    {
        this.path = path;
        this.kind = kind;
        this.exclusive = exclusive;
    }

    /// <summary>Opens or creates a folder, for this process alone.</summary>
    /// <exception cref="IOException">The folder cannot be used; the message is one sentence.</exception>
    public static WorkFolder Open(string path, WorkFolderKind kind)
    {
        try
        {
            Directory.CreateDirectory(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"The work directory '{path}' cannot be created: {exception.Message}", exception);
        }

        if (!IsOurs(path, kind) && Directory.EnumerateFileSystemEntries(path).Any(entry => Path.GetFileName(entry) != LockName))
            throw new IOException($"The directory '{path}' exists and is not a work directory of a {kind.Name}.");
        return new WorkFolder(path, kind, Lock(path, kind));
    }

    /// <summary>Deletes what the work leaves in its folder, and the folder if that was all. A folder without a manifest of ours stays as it is.</summary>
    public static void Remove(string path, WorkFolderKind kind)
    {
        if (!IsOurs(path, kind))
            return;
        foreach (string pattern in (ReadOnlySpan<string>)[kind.ProofPattern, $"{kind.ProofPattern}.*.tmp", $"{ManifestName}.*.tmp"])
        {
            foreach (string file in Directory.EnumerateFiles(path, pattern))
                File.Delete(file);
        }

        File.Delete(Path.Combine(path, ManifestName));
        File.Delete(Path.Combine(path, LockName));
        if (!Directory.EnumerateFileSystemEntries(path).Any())
            Directory.Delete(path);
    }

    /// <summary>Says what is being proven. Proofs under another manifest are deleted.</summary>
    public void Bind(byte[] manifest)
    {
        string manifestPath = Path.Combine(path, ManifestName);
        if (File.Exists(manifestPath) && File.ReadAllBytes(manifestPath).AsSpan().SequenceEqual(manifest))
            return;
        foreach (string file in Directory.EnumerateFiles(path, kind.ProofPattern))
            File.Delete(file);
        AtomicFile.Write(manifestPath, stream => stream.Write(manifest));
    }

    /// <summary>The bytes of a stored proof, or null.</summary>
    public byte[]? Read(string name) => File.Exists(PathOf(name)) ? File.ReadAllBytes(PathOf(name)) : null;

    /// <summary>Deletes a stored proof.</summary>
    public void Delete(string name) => File.Delete(PathOf(name));

    /// <summary>Stores a proof: all of it or nothing.</summary>
    /// <exception cref="IOException">The file cannot be written, for instance because the disk is full.</exception>
    public void Write(string name, Action<Stream> write) => AtomicFile.Write(PathOf(name), write);

    public void Dispose() => exclusive.Dispose();

    private static bool IsOurs(string path, WorkFolderKind kind)
    {
        string manifestPath = Path.Combine(path, ManifestName);
        return File.Exists(manifestPath) && kind.IsManifest(File.ReadAllBytes(manifestPath));
    }

    private static FileStream Lock(string path, WorkFolderKind kind)
    {
        try
        {
            return new FileStream(Path.Combine(path, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"The work directory '{path}' is in use by another {kind.Name}.", exception);
        }
    }

    private string PathOf(string name) => Path.Combine(path, name);
}
