using Nullius.Fields;

namespace Nullius.Constraints;

/// <summary>A straight-line program without repeated subexpressions; step i computes value i.</summary>
public sealed class Tape
{
    private readonly TapeStep[] _steps;

    internal Tape(TapeStep[] steps) => _steps = steps;

    public ReadOnlySpan<TapeStep> Steps => _steps;

    /// <summary>The number of steps, which is the number of values that <see cref="Evaluate{T}"/> writes.</summary>
    public int Length => _steps.Length;

    /// <summary>Runs the program over any ring.</summary>
    /// <param name="columns">The committed columns of the row.</param>
    /// <param name="fixedColumns">The fixed columns of the row.</param>
    /// <param name="publicValues">The public values of the statement.</param>
    /// <param name="values">Receives one value per step.</param>
    public void Evaluate<T>(ReadOnlySpan<T> columns, ReadOnlySpan<T> fixedColumns, ReadOnlySpan<T> publicValues, Span<T> values)
        where T : struct, IRing<T>
    {
        for (int index = 0; index < _steps.Length; index++)
        {
            TapeStep step = _steps[index];
            values[index] = step.Kind switch
            {
                NodeKind.Constant => T.FromCanonical(step.Value),
                NodeKind.Column => columns[(int)step.Value],
                NodeKind.Fixed => fixedColumns[(int)step.Value],
                NodeKind.Public => publicValues[(int)step.Value],
                NodeKind.Add => values[step.Left] + values[step.Right],
                NodeKind.Subtract => values[step.Left] - values[step.Right],
                _ => values[step.Left] * values[step.Right],
            };
        }
    }
}
