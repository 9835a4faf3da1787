using Nullius.Fields;

namespace Nullius.Contracts.Tapes;

/// <summary>Records what is computed from the columns of a row, each value once.</summary>
internal sealed class TapeRecorder(int columnCount)
{
    private readonly List<RecordedStep> _steps = [];
    private readonly Dictionary<RecordedStep, int> _indexOfStep = [];
    private readonly List<KoalaBear> _constants = [];
    private readonly Dictionary<KoalaBear, int> _indexOfConstant = [];

    public int ColumnCount => columnCount;

    public IReadOnlyList<RecordedStep> Steps => _steps;

    public IReadOnlyList<KoalaBear> Constants => _constants;

    /// <summary>The column with a number.</summary>
    public TapeValue Column(int number)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)number, (uint)columnCount, nameof(number));
        return new TapeValue(this, number);
    }

    /// <summary>The operand that stands for a value.</summary>
    public int Operand(TapeValue value)
    {
        if (!value.TryGetConstant(out KoalaBear constant))
            return value.Number;
        if (!_indexOfConstant.TryGetValue(constant, out int index))
        {
            index = _constants.Count;
            _constants.Add(constant);
            _indexOfConstant.Add(constant, index);
        }

        return ~index;
    }

    /// <summary>Records a step unless it is there.</summary>
    public TapeValue Record(TapeOperation operation, TapeValue left, TapeValue right)
    {
        (int first, int second) = (Operand(left), Operand(right));
        if (operation != TapeOperation.Difference && first > second)
            (first, second) = (second, first);
        var step = new RecordedStep(operation, first, second);
        if (!_indexOfStep.TryGetValue(step, out int index))
        {
            index = _steps.Count;
            _steps.Add(step);
            _indexOfStep.Add(step, index);
        }

        return new TapeValue(this, columnCount + index);
    }

    /// <summary>Whether a value was recorded as 0 − operand.</summary>
    public bool IsNegation(TapeValue value, out int operand)
    {
        operand = 0;
        if (value.TryGetConstant(out _) || value.Number < columnCount)
            return false;
        RecordedStep step = _steps[value.Number - columnCount];
        operand = step.Right;
        return step.Operation == TapeOperation.Difference && step.Left < 0 && _constants[~step.Left].IsZero;
    }
}
