using System.Globalization;
using Nullius.Benchmarks;
using Nullius.Kernels;

// Usage: Nullius.Benchmarks [workers] [fields | hashes | vectors | arguments | commitments | threads]
// Prints the fastest run of each kernel, and the share of its time that its multiplications would take by themselves on one thread.
var workers = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : Environment.ProcessorCount;
var group = args.Length > 1 ? args[1] : "";
Console.WriteLine($"{PackedWidth.Lanes} lanes, {workers} workers, .NET {Environment.Version}");
var multiply = KernelBenchmarks.Multiply();
Print(multiply);
foreach (var measurement in KernelBenchmarks.All(workers, group))
    Print(measurement);

void Print(Measurement m)
{
    var share = m.Multiplications == 0 ? "" : $"{m.MultiplicationShare(multiply),5:P0} multiplying";
    Console.WriteLine(
        $"{m.Name,-46} {m.NanosecondsPerUnit,9:F3} ns ({m.ProcessorNanosecondsPerUnit,9:F3} of processor) per {m.Unit,-13} "
        + $"{m.UnitsPerSecond / 1e6,9:F1} M/s {share}");
}
