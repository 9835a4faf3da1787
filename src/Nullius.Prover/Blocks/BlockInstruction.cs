using Nullius.Fields;

namespace Nullius.Prover.Blocks;

/// <summary>One instruction of a <see cref="BlockProgram"/>.</summary>
/// <param name="Operation">What it does.</param>
/// <param name="Target">The slot written; for outputs, the number of the accumulator or of the stored block.</param>
/// <param name="Left">The slot read.</param>
/// <param name="Right">The second slot read; for outputs, the number of the coefficient.</param>
/// <param name="Constant">The constant operand.</param>
internal readonly record struct BlockInstruction(BlockOperation Operation, int Target, int Left, int Right, KoalaBear Constant);
