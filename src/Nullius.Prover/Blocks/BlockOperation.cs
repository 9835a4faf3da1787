namespace Nullius.Prover.Blocks;

/// <summary>What an instruction does to blocks of values, one value per row.</summary>
internal enum BlockOperation
{
    Add,
    Subtract,
    Multiply,

    /// <summary>A block plus a constant.</summary>
    AddConstant,

    /// <summary>A constant minus a block.</summary>
    SubtractFromConstant,

    /// <summary>A block times a constant.</summary>
    MultiplyConstant,

    /// <summary>Adds a block, times a coefficient in E, to an accumulator.</summary>
    Accumulate,

    /// <summary>Hands out a block.</summary>
    Store,
}
