using Nullius.Fuzz;

// Usage: dotnet run --project fuzz/Nullius.Fuzz -- [TARGET] [SECONDS] [SEED]
string? name = args.Length > 0 ? args[0] : null;
double seconds = args.Length > 1 ? double.Parse(args[1]) : 60;
int seed = args.Length > 2 ? int.Parse(args[2]) : Environment.TickCount;
IFuzzTarget[] targets = [.. FuzzTargets.All.Where(target => name is null or "all" || target.Name == name)];
if (targets.Length == 0)
{
    Console.Error.WriteLine($"No target is called '{name}': {string.Join(", ", FuzzTargets.All.Select(target => target.Name))}.");
    return 2;
}

int findings = 0;
foreach (IFuzzTarget target in targets)
{
    FuzzFinding? finding = Fuzzer.Run(target, seed, TimeSpan.FromSeconds(seconds), out long iterations);
    Console.WriteLine($"{target.Name,-10} seed {seed}, {iterations:N0} inputs: {finding?.What ?? "nothing found"}");
    if (finding is null)
        continue;
    findings++;
    string file = $"{target.Name}-{seed}-{finding.Iteration}.bin";
    File.WriteAllBytes(file, finding.Input);
    Console.WriteLine($"           the input is in {file}");
}

return findings == 0 ? 0 : 1;
