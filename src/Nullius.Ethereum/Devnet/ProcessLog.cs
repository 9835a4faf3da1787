namespace Nullius.Ethereum;

/// <summary>The last lines that a process wrote.</summary>
internal sealed class ProcessLog
{
    private const int LinesMax = 2000;

    private readonly Lock gate = new();
    private readonly Queue<string> lines = new();

    public void Add(string line)
    {
        lock (gate)
        {
            if (lines.Count == LinesMax)
                lines.Dequeue();
            lines.Enqueue(line);
        }
    }

    /// <summary>All lines that are kept.</summary>
    public string[] Lines()
    {
        lock (gate)
            return [.. lines];
    }

    /// <summary>The last lines that are not blank, each indented, after a line break; empty where there are none.</summary>
    public string Tail(int count)
    {
        string[] last = [.. Lines().Where(line => !string.IsNullOrWhiteSpace(line)).TakeLast(count)];
        return string.Concat(last.Select(line => $"\n  {line}"));
    }
}
