using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Nullius.Cli;

/// <summary>Adds examples to the help of a command.</summary>
internal static class Examples
{
    public static void AddTo(Command command, params IReadOnlyList<string> lines)
    {
        HelpOption? help = command.Options.OfType<HelpOption>().FirstOrDefault();
        if (help is null)
            command.Options.Add(help = new HelpOption());
        help.Action = new HelpWithExamples(lines);
    }

    private sealed class HelpWithExamples(IReadOnlyList<string> lines) : SynchronousCommandLineAction
    {
        private readonly HelpAction inner = new();

        /// <summary>Whoever asks for help need not have given the arguments.</summary>
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            int result = inner.Invoke(parseResult);
            TextWriter output = parseResult.InvocationConfiguration.Output;
            output.WriteLine("Examples:");
            foreach (string line in lines)
                output.WriteLine($"  ./{line}");
            output.WriteLine();
            return result;
        }
    }
}
