using System.Diagnostics;

namespace Nullius.Benchmarks;

/// <summary>One timed routine.</summary>
/// <param name="Name">What ran.</param>
/// <param name="Unit">What is counted.</param>
/// <param name="Count">How many units one run processes.</param>
/// <param name="Seconds">Elapsed time of the fastest run.</param>
/// <param name="ProcessorSeconds">Processor time of all threads of the cheapest run, which other processes disturb less.</param>
internal sealed record Measurement(string Name, string Unit, double Count, double Seconds, double ProcessorSeconds)
{
    /// <summary>Multiplications in the base field that one unit takes, zero where that says nothing.</summary>
    public double Multiplications { get; init; }

    public double NanosecondsPerUnit => Seconds / Count * 1e9;

    public double ProcessorNanosecondsPerUnit => ProcessorSeconds / Count * 1e9;

    public double UnitsPerSecond => Count / Seconds;

    /// <summary>The share of the time in which the plain multiplication kernel would do as many multiplications.</summary>
    public double MultiplicationShare(Measurement multiply) => Multiplications * multiply.NanosecondsPerUnit / NanosecondsPerUnit;

    /// <summary>Runs until the budget is spent, at least three times after a warm-up, and keeps the minimum.</summary>
    public static Measurement Take(string name, string unit, double count, Action run)
    {
        const double WarmUpSeconds = 0.3;
        const double BudgetSeconds = 0.5;
        for (var start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start).TotalSeconds < WarmUpSeconds;)
            run();

        var (best, bestProcessor) = (double.PositiveInfinity, double.PositiveInfinity);
        var begin = Stopwatch.GetTimestamp();
        for (var i = 0; i < 3 || Stopwatch.GetElapsedTime(begin).TotalSeconds < BudgetSeconds; i++)
        {
            var (start, used) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
            run();
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalSeconds);
            bestProcessor = Math.Min(bestProcessor, (Environment.CpuUsage.TotalTime - used).TotalSeconds);
        }

        return new Measurement(name, unit, count, best, bestProcessor);
    }
}
