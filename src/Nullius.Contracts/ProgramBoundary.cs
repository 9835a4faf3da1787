using Nullius.Constraints;

namespace Nullius.Contracts;

/// <summary>The terms that the statement contributes to the buses (Spec §10.6.4).</summary>
internal static class ProgramBoundary
{
    private const int Constant = 0;
    private const int PublicValue = 1;

    public static void Write(ProgramWriter writer, CompiledBoundary boundary)
    {
        writer.Write(boundary.Interactions.Count, 2, "terms of the statement");
        foreach (CompiledInteraction term in boundary.Interactions)
        {
            writer.Write(term.IsSend ? 1 : 0, 1, "direction");
            writer.Write(term.Bus.Index, 1, "index of a bus");
            writer.Write(term.Tuple.Count, 1, "width of a tuple");
            foreach (int step in term.Tuple)
            {
                TapeStep element = boundary.Tape.Steps[step];
                if (element.Kind is not (NodeKind.Constant or NodeKind.Public))
                    throw new ArgumentException($"a term on bus {term.Bus.Name} is neither a constant nor a public value", nameof(boundary));
                writer.Write(element.Kind == NodeKind.Public ? PublicValue : Constant, 1, "kind of an element");
                writer.Write(element.Value, 4, "element of a tuple");
            }
        }
    }
}
