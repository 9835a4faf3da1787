namespace Nullius.Cli.Reports;

/// <summary>A loadable segment of a program.</summary>
internal sealed record ProgramSegmentReport(ulong Address, ulong MemoryBytes, long FileBytes, bool IsExecutable);
