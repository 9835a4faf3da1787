using Nullius.Constraints;
using Nullius.Prover.Blocks;

namespace Nullius.Prover.Logup;

/// <summary>The program that computes numerators and denominators of a table's interactions.</summary>
internal static class LeafProgram
{
    /// <summary>
    /// Stored block i is the multiplicity of interaction i, without its sign; accumulator i receives coefficient k times element k − 1 of its tuple.
    /// </summary>
    public static BlockProgram Compile(CompiledTable table)
    {
        var outputs = new List<BlockOutput>();
        for (int interaction = 0; interaction < table.Interactions.Count; interaction++)
        {
            CompiledInteraction compiled = table.Interactions[interaction];
            outputs.Add(new BlockOutput(compiled.Multiplicity, interaction, -1));
            for (int element = 0; element < compiled.Tuple.Count; element++)
                outputs.Add(new BlockOutput(compiled.Tuple[element], interaction, element + 1));
        }

        return BlockProgram.Compile(table, outputs);
    }
}
