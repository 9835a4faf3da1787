using Nullius.Fields;

namespace Nullius.Prover.Opening;

/// <summary>All rows of a column of a table.</summary>
internal delegate ReadOnlySpan<KoalaBear> ColumnSource(int table, int column);
