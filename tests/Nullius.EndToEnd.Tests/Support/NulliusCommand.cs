using System.Diagnostics;

namespace Nullius.EndToEnd.Tests.Support;

/// <summary>Runs the command line as a process of its own, as a user does.</summary>
internal static class NulliusCommand
{
    public static CommandResult Run(params IReadOnlyList<string> arguments) => RunWith([], arguments);

    /// <summary>The same with variables set in its environment.</summary>
    public static CommandResult RunWith(Dictionary<string, string> variables, params IReadOnlyList<string> arguments)
    {
        using Process process = Start(arguments, variables);
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new CommandResult(process.ExitCode, output, errors.GetAwaiter().GetResult());
    }

    public static Process Start(IReadOnlyList<string> arguments, Dictionary<string, string>? variables = null)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            WorkingDirectory = Checkout.Root,
        };
        start.ArgumentList.Add("exec");
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "nullius.dll"));
        foreach (string argument in arguments)
            start.ArgumentList.Add(argument);
        start.Environment.Remove("NULLIUS_KEY");
        foreach ((string name, string value) in variables ?? [])
            start.Environment[name] = value;
        return Process.Start(start)!;
    }
}
