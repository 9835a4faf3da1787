using System.Diagnostics;

namespace Nullius.Fuzz;

/// <summary>Runs a target on mutated inputs and watches exceptions and allocations.</summary>
public static class Fuzzer
{
    /// <summary>Runs until the time is up or something is found.</summary>
    /// <param name="target">What to run.</param>
    /// <param name="seed">Fixes the sequence of inputs.</param>
    /// <param name="duration">How long.</param>
    /// <param name="iterations">How many inputs were run.</param>
    /// <returns>The first finding, or null.</returns>
    public static FuzzFinding? Run(IFuzzTarget target, int seed, TimeSpan duration, out long iterations)
    {
        var mutator = new Mutator(seed);

        // Whatever is built once and shared is built here, so that it is not charged to an input.
        foreach (byte[] input in target.Seeds)
            target.Run(input);

        long start = Stopwatch.GetTimestamp();
        iterations = 0;
        while (Stopwatch.GetElapsedTime(start) < duration)
        {
            byte[] input = mutator.Next(target.Seeds);
            if (Check(target, input) is { } what)
                return new FuzzFinding(target.Name, iterations, what, input);
            iterations++;
        }

        return null;
    }

    /// <summary>Runs a target on one input; null if it does what it must.</summary>
    public static string? Check(IFuzzTarget target, ReadOnlyMemory<byte> input)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            target.Run(input);
        }
#pragma warning disable CA1031 // Any exception is the finding.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return $"{exception.GetType().Name}: {exception.Message}";
        }

        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        long limit = target.AllocatedBytesMax(input.Length);
        return allocated <= limit ? null : $"{allocated} bytes allocated for an input of {input.Length}, at most {limit} are allowed";
    }
}
