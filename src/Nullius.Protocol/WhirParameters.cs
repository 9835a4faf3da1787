namespace Nullius.Protocol;

/// <summary>The constants of an opening of a vector of 2^<see cref="Variables"/> elements (Spec §4.8).</summary>
public sealed class WhirParameters
{
    private readonly WhirRound[] _rounds;

    public WhirParameters(int variables, params ReadOnlySpan<WhirRound> rounds)
    {
        Variables = variables;
        _rounds = rounds.ToArray();
        FinalVariables = variables;
        foreach (WhirRound round in rounds)
        {
            FinalVariables -= round.FoldingFactor;
            ArgumentOutOfRangeException.ThrowIfLessThan(round.LogInverseRate, 1);
            ArgumentOutOfRangeException.ThrowIfLessThan(round.Queries, 1);
            ArgumentOutOfRangeException.ThrowIfNegative(FinalVariables);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(FinalVariables + round.LogInverseRate, 24);
        }
    }

    /// <summary>n: the number of variables of the committed vector.</summary>
    public int Variables { get; }

    /// <summary>n_M: the number of variables of the vector that is sent in the clear.</summary>
    public int FinalVariables { get; }

    public IReadOnlyList<WhirRound> Rounds => _rounds;

    /// <summary>n_i: the number of variables of the vector that round <paramref name="round"/> starts with.</summary>
    public int VariablesAt(int round)
    {
        int variables = Variables;
        for (int index = 0; index < round; index++)
            variables -= _rounds[index].FoldingFactor;
        return variables;
    }

    /// <summary>d_i: the code of round <paramref name="round"/> has 2^{d_i} leaves.</summary>
    public int LogDomain(int round) =>
        VariablesAt(round) - _rounds[round].FoldingFactor + _rounds[round].LogInverseRate;
}
