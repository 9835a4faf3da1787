namespace Nullius.Cli;

/// <summary>What the process returns.</summary>
internal static class ExitCode
{
    /// <summary>Done; for <c>verify</c>: accepted.</summary>
    public const int Success = 0;

    /// <summary><c>verify</c>: rejected.</summary>
    public const int Rejected = 1;

    /// <summary>Arguments or files are unusable.</summary>
    public const int Unusable = 2;

    /// <summary>Stopped by Ctrl-C, as shells report it.</summary>
    public const int Interrupted = 130;
}
