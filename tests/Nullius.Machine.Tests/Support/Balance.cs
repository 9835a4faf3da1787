using Nullius.Constraints;
using Nullius.Fields;

namespace Nullius.Machine.Tests;

/// <summary>
/// The net contributions of rows to the buses. Range checks are decided by the ranges themselves, as if the prover had adapted the
/// multiplicities of their tables; all other tuples must cancel.
/// </summary>
internal sealed class Balance
{
    private readonly Dictionary<string, KoalaBear> _net = new(StringComparer.Ordinal);

    /// <summary>Range checks that failed.</summary>
    public List<string> OutOfRange { get; } = [];

    /// <summary>What does not cancel.</summary>
    public IEnumerable<string> Unbalanced => _net.Where(entry => !entry.Value.IsZero).Select(entry => $"{entry.Key}: {entry.Value}").Order();

    /// <summary>Adds a tuple, <paramref name="multiplicity"/> times.</summary>
    public void Add(Bus bus, KoalaBear multiplicity, params ReadOnlySpan<KoalaBear> tuple)
    {
        if (multiplicity.IsZero)
            return;
        string key = bus.Name + "(" + string.Join(", ", tuple.ToArray().Select(element => element.ToCanonical())) + ")";
        if (bus == Buses.Range16 || bus == Buses.Bits)
        {
            if (!IsInRange(bus, tuple))
                OutOfRange.Add(key);
            return;
        }

        _net[key] = _net.GetValueOrDefault(key) + multiplicity;
    }

    /// <summary>Adds a tuple of integers.</summary>
    public void Add(Bus bus, int multiplicity, params ReadOnlySpan<uint> tuple)
    {
        KoalaBear count = KoalaBear.FromCanonical((uint)Math.Abs(multiplicity));
        Add(bus, multiplicity < 0 ? -count : count, [.. tuple.ToArray().Select(KoalaBear.FromCanonical)]);
    }

    /// <summary>Adds the interactions of a row whose tape has been evaluated.</summary>
    public void Add(CompiledTable table, KoalaBear[] values)
    {
        foreach (CompiledInteraction interaction in table.Interactions)
        {
            KoalaBear multiplicity = values[interaction.Multiplicity];
            Add(
                interaction.Bus,
                interaction.IsSend ? multiplicity : -multiplicity,
                [.. interaction.Tuple.Select(step => values[step])]);
        }
    }

    private static bool IsInRange(Bus bus, ReadOnlySpan<KoalaBear> tuple)
    {
        if (bus == Buses.Range16)
            return tuple[0].ToCanonical() < 1 << 16;
        uint bits = tuple[0].ToCanonical();
        return bits <= 16 && tuple[1].ToCanonical() == 1u << (int)bits && tuple[2].ToCanonical() < 1u << (int)bits;
    }
}
