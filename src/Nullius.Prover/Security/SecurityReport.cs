using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Nullius.Prover.Security;

/// <summary>
/// Every term of a proof's security (Spec §8). The protocol is round-by-round sound, so that the Fiat–Shamir transform is as secure as
/// the weakest round: the figure is the minimum, not the sum.
/// </summary>
/// <param name="Title">What the report is about.</param>
/// <param name="TargetBits">λ.</param>
/// <param name="Terms">All terms, in the order of the protocol.</param>
public sealed record SecurityReport(string Title, int TargetBits, IReadOnlyList<SecurityTerm> Terms)
{
    /// <summary>The weakest term.</summary>
    public SecurityTerm Weakest => Terms.MinBy(term => term.Bits)!;

    /// <summary>The provable security in bits.</summary>
    public double Bits => Weakest.Bits;

    /// <summary>True when every term reaches λ.</summary>
    public bool ReachesTarget => Bits >= TargetBits;

    /// <summary>A table.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{Title}: {Bits:F2} bits, target {TargetBits}");
        int width = Terms.Max(term => term.Step.Length);
        foreach (SecurityTerm term in Terms)
        {
            string mark = term == Weakest ? " ◄" : string.Empty;
            text.AppendLine(CultureInfo.InvariantCulture, $"  {term.Step.PadRight(width)}  {term.Bits,8:F2}  {term.Formula}{mark}");
        }

        return text.ToString();
    }

    /// <summary>The report as JSON.</summary>
    public string ToJson()
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true }))
        {
            writer.WriteStartObject();
            writer.WriteString("title", Title);
            writer.WriteNumber("targetBits", TargetBits);
            writer.WriteNumber("bits", Math.Round(Bits, 2));
            writer.WriteString("weakest", Weakest.Step);
            writer.WriteStartArray("terms");
            foreach (SecurityTerm term in Terms)
            {
                writer.WriteStartObject();
                writer.WriteString("step", term.Step);
                writer.WriteString("formula", term.Formula);
                writer.WriteNumber("bits", Math.Round(term.Bits, 2));
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
