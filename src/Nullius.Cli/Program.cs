using Nullius.Cli;

return await CommandLine.RunAsync(args);
