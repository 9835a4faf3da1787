namespace Nullius.Cli.Reports;

/// <summary>The rows that a circuit uses of a table, and the height, which is that of all circuits of the system.</summary>
internal sealed record CircuitTableReport(string Table, int Rows, int Height);
