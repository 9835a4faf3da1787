namespace Nullius.Sdk;

/// <summary>Writes files that are either complete or not there.</summary>
internal static class AtomicFile
{
    private const int DiskFullUnix = 28;
    private const int QuotaExceededLinux = 122;
    private const int DiskFullWindows = unchecked((int)0x80070070);
    private const int HandleDiskFullWindows = unchecked((int)0x80070027);

    /// <summary>Writes to a temporary file beside the target and renames it; what was there before stays until then.</summary>
    /// <exception cref="IOException">The file cannot be written; the message is one sentence.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        string temporary = $"{path}.{Environment.ProcessId}.tmp";
        try
        {
            using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            TryDelete(temporary);
            throw new IOException(Describe(path, exception), exception);
        }
        catch
        {
            TryDelete(temporary);
            throw;
        }
    }

    private static string Describe(string path, Exception exception) => exception.HResult switch
    {
        DiskFullUnix or QuotaExceededLinux or DiskFullWindows or HandleDiskFullWindows => $"'{path}' was not written: the disk is full.",
        _ => $"'{path}' was not written: {exception.Message}",
    };

    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The first error is the one to report.
        }
    }
}
