using Nullius.Riscv;

namespace Nullius.Tracing;

/// <summary>The calls of one precompile in a segment.</summary>
public sealed class PrecompileCalls
{
    private readonly uint[] _clocks;
    private readonly BlockAccess[] _accesses;

    /// <summary>Describes calls.</summary>
    /// <param name="clocks">The clock of each call.</param>
    /// <param name="accesses">The accesses of all calls, equally many for each.</param>
    public PrecompileCalls(ReadOnlySpan<uint> clocks, ReadOnlySpan<BlockAccess> accesses)
    {
        _clocks = [.. clocks];
        _accesses = [.. accesses];
        AccessesPerCall = clocks.Length == 0 ? 0 : accesses.Length / clocks.Length;
        if (AccessesPerCall * clocks.Length != accesses.Length)
            throw new ArgumentException("every call has equally many accesses", nameof(accesses));
    }

    /// <summary>The number of calls.</summary>
    public int Count => _clocks.Length;

    private int AccessesPerCall { get; }

    /// <summary>Selects the calls of an operation in a segment.</summary>
    public static PrecompileCalls Select(SegmentTrace segment, Operation operation)
    {
        ArgumentNullException.ThrowIfNull(segment);
        var clocks = new List<uint>();
        var accesses = new List<BlockAccess>();
        for (int call = 0; call < segment.Calls.Length; call++)
        {
            if (segment.Calls[call].Operation != operation)
                continue;
            int start = segment.Calls[call].FirstAccess;
            int end = call + 1 < segment.Calls.Length ? segment.Calls[call + 1].FirstAccess : segment.BlockAccesses.Length;
            clocks.Add(SegmentTrace.ClockOf(segment.Calls[call].Cycle));
            accesses.AddRange(segment.BlockAccesses[start..end]);
        }

        return new PrecompileCalls([.. clocks], [.. accesses]);
    }

    /// <summary>The clock of a call.</summary>
    internal uint Clock(int call) => _clocks[call];

    /// <summary>The accesses of a call, <paramref name="count"/> from <paramref name="start"/> on.</summary>
    internal ReadOnlySpan<BlockAccess> Accesses(int call, int start, int count) =>
        _accesses.AsSpan((call * AccessesPerCall) + start, count);
}
