using Nullius.Fields;

namespace Nullius.Constraints;

/// <summary>Checks a witness directly: every constraint on every row and the balance of every bus. No proof is involved.</summary>
public static class ConstraintChecker
{
    /// <summary>Returns what is violated, at most <paramref name="violationsMax"/> entries; empty when the witness is valid.</summary>
    /// <param name="system">The system.</param>
    /// <param name="traces">The witness.</param>
    /// <param name="publicValues">The public values of the statement.</param>
    /// <param name="violationsMax">The most entries to return.</param>
    /// <param name="preprocessed">The preprocessed columns; they may be left out only where there are none.</param>
    public static IReadOnlyList<string> Check(
        ConstraintSystem system,
        IReadOnlyList<TableTrace> traces,
        ReadOnlySpan<KoalaBear> publicValues,
        int violationsMax = 20,
        PreprocessedTables? preprocessed = null)
    {
        if (preprocessed is null && system.PreprocessedCount > 0)
            throw new ArgumentNullException(nameof(preprocessed));
        preprocessed ??= new PreprocessedTables(system);
        var violations = new List<string>();
        var balance = new Dictionary<string, (KoalaBear Sum, string Last)>(StringComparer.Ordinal);
        for (int index = 0; index < system.Tables.Count; index++)
            CheckTable(system.Tables[index], traces[index], preprocessed[index], balance, violations, violationsMax);

        var boundary = new KoalaBear[system.Boundary.Tape.Length];
        system.Boundary.Tape.Evaluate([], [], publicValues, boundary);
        foreach (CompiledInteraction interaction in system.Boundary.Interactions)
            Count(balance, interaction, boundary, "the statement");

        foreach ((string tuple, (KoalaBear sum, string last)) in balance)
        {
            if (violations.Count >= violationsMax)
                break;
            if (!sum.IsZero)
                violations.Add($"bus {tuple}: unbalanced by {Signed(sum)}, last touched by {last}");
        }

        return violations;
    }

    private static void CheckTable(
        CompiledTable table,
        TableTrace trace,
        PreprocessedColumns preprocessed,
        Dictionary<string, (KoalaBear Sum, string Last)> balance,
        List<string> violations,
        int violationsMax)
    {
        var columns = new KoalaBear[table.Table.Width];
        var fixedColumns = new KoalaBear[table.Table.FixedColumns.Count];
        var values = new KoalaBear[table.Tape.Length];
        for (int row = 0; row < trace.Height; row++)
        {
            for (int column = 0; column < columns.Length; column++)
                columns[column] = column < table.Table.WitnessWidth ? trace[row, column] : preprocessed[row, column];
            for (int column = 0; column < fixedColumns.Length; column++)
                fixedColumns[column] = KoalaBear.FromCanonical(table.Table.FixedColumns[column].Value(row));
            table.Tape.Evaluate(columns, fixedColumns, [], values);
            foreach (CompiledConstraint constraint in table.Constraints)
            {
                if (!values[constraint.Step].IsZero && violations.Count < violationsMax)
                    violations.Add($"{table.Table.Name}[{row}]: {constraint.Name}");
            }

            foreach (CompiledInteraction interaction in table.Interactions)
                Count(balance, interaction, values, $"{table.Table.Name}[{row}]");
        }
    }

    private static void Count(
        Dictionary<string, (KoalaBear Sum, string Last)> balance, CompiledInteraction interaction, KoalaBear[] values, string source)
    {
        KoalaBear multiplicity = values[interaction.Multiplicity];
        if (multiplicity.IsZero)
            return;
        string key = $"{interaction.Bus.Name}({string.Join(", ", interaction.Tuple.Select(step => values[step].ToCanonical()))})";
        balance.TryGetValue(key, out (KoalaBear Sum, string Last) entry);
        balance[key] = (interaction.IsSend ? entry.Sum + multiplicity : entry.Sum - multiplicity, source);
    }

    private static string Signed(KoalaBear value)
    {
        uint canonical = value.ToCanonical();
        return canonical > KoalaBear.Modulus / 2 ? $"-{KoalaBear.Modulus - canonical}" : $"+{canonical}";
    }
}
