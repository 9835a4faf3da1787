using System.Globalization;
using Nullius.Benchmarks;
using Nullius.Kernels;

// Usage: Nullius.Benchmarks [workers] [fields | hashes | vectors | commitments | threads]. Prints the fastest run of each kernel.
var workers = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : Environment.ProcessorCount;
var group = args.Length > 1 ? args[1] : "";
Console.WriteLine($"{PackedWidth.Lanes} lanes, {workers} workers, .NET {Environment.Version}");
foreach (var m in KernelBenchmarks.All(workers, group))
    Console.WriteLine($"{m.Name,-50} {m.NanosecondsPerUnit,10:F3} ns per {m.Unit,-13} {m.ProcessorNanosecondsPerUnit,10:F3} ns processor {m.UnitsPerSecond / 1e6,9:F1} M/s");
