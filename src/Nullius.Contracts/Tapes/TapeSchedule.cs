namespace Nullius.Contracts.Tapes;

/// <summary>
/// Orders the steps that are needed, every one after its operands, in runs of one operation. A run costs as much as some steps, so that the longest run
/// that is possible comes next each time.
/// </summary>
internal sealed class TapeSchedule
{
    private readonly TapeRecorder _recorder;
    private readonly bool[] _isNeeded;
    private readonly int[] _missing;
    private readonly List<int>[] _users;

    /// <summary>Numbers of steps that wait for no operand, by operation.</summary>
    private readonly List<int>[] _ready = [[], [], []];

    private TapeSchedule(TapeRecorder recorder, IEnumerable<int> outputs)
    {
        _recorder = recorder;
        int count = recorder.Steps.Count;
        _isNeeded = new bool[count];
        _missing = new int[count];
        _users = [.. Enumerable.Range(0, count).Select(_ => new List<int>())];
        foreach (int output in outputs.Where(IsStep))
            _isNeeded[output - recorder.ColumnCount] = true;

        // Operands come before their users, so that one pass from the end finds all that is needed.
        for (int step = count - 1; step >= 0; step--)
        {
            if (!_isNeeded[step])
                continue;
            foreach (int operand in OperandsOf(step))
            {
                _isNeeded[operand] = true;
                _users[operand].Add(step);
                _missing[step]++;
            }
        }

        for (int step = 0; step < count; step++)
        {
            if (_isNeeded[step] && _missing[step] == 0)
                _ready[(int)recorder.Steps[step].Operation].Add(step);
        }
    }

    /// <summary>Runs that compute the outputs.</summary>
    /// <param name="recorder">The recording.</param>
    /// <param name="outputs">The operands that are wanted.</param>
    public static IReadOnlyList<TapeRun> Create(TapeRecorder recorder, IEnumerable<int> outputs)
    {
        var schedule = new TapeSchedule(recorder, outputs);
        var runs = new List<TapeRun>();
        while (schedule._ready.Any(steps => steps.Count > 0))
        {
            TapeRun longest = Enum.GetValues<TapeOperation>().Select(schedule.LongestRun).MaxBy(run => run.Steps.Count)!;
            schedule.Take(longest);
            runs.Add(longest);
        }

        return runs;
    }

    /// <summary>All steps of an operation that can come next without a step of another one.</summary>
    private TapeRun LongestRun(TapeOperation operation)
    {
        var run = new List<int>(_ready[(int)operation]);
        var met = new Dictionary<int, int>();
        for (int next = 0; next < run.Count; next++)
        {
            foreach (int user in _users[run[next]])
            {
                met[user] = met.GetValueOrDefault(user) + 1;
                if (met[user] == _missing[user] && _recorder.Steps[user].Operation == operation)
                    run.Add(user);
            }
        }

        return new TapeRun(operation, run);
    }

    private void Take(TapeRun run)
    {
        _ready[(int)run.Operation].Clear();
        foreach (int step in run.Steps)
        {
            foreach (int user in _users[step])
            {
                TapeOperation operation = _recorder.Steps[user].Operation;
                if (--_missing[user] == 0 && operation != run.Operation)
                    _ready[(int)operation].Add(user);
            }
        }
    }

    /// <summary>The operands of a step that are steps; one that is both operands counts twice.</summary>
    private IEnumerable<int> OperandsOf(int step)
    {
        RecordedStep recorded = _recorder.Steps[step];
        return new[] { recorded.Left, recorded.Right }.Where(IsStep).Select(operand => operand - _recorder.ColumnCount);
    }

    private bool IsStep(int operand) => operand >= _recorder.ColumnCount;
}
