using Nullius.Fields;

namespace Nullius.Protocol;

/// <summary>The constants of an opening of a vector of 2^<see cref="Variables"/> elements (Spec §4.8).</summary>
public sealed class WhirParameters
{
    /// <summary>The least folding factor: a leaf fills whole blocks of the hash.</summary>
    public const int FoldingFactorMin = 4;

    /// <summary>The least logarithm of a code's length.</summary>
    public const int LogDomainMin = 12;

    /// <summary>The least proof of work, where there is any.</summary>
    public const int WorkBitsMin = 12;

    private readonly WhirRound[] _rounds;

    /// <exception cref="ArgumentOutOfRangeException">A constant is outside the limits of Spec §4.8.1.</exception>
    public WhirParameters(int variables, params ReadOnlySpan<WhirRound> rounds)
    {
        Variables = variables;
        _rounds = rounds.ToArray();
        FinalVariables = variables;
        foreach (WhirRound round in rounds)
        {
            FinalVariables -= round.FoldingFactor;
            ArgumentOutOfRangeException.ThrowIfLessThan(round.FoldingFactor, FoldingFactorMin);
            ArgumentOutOfRangeException.ThrowIfLessThan(round.LogInverseRate, 1);
            ArgumentOutOfRangeException.ThrowIfLessThan(round.Queries, 1);
            ArgumentOutOfRangeException.ThrowIfNegative(round.OutOfDomainSamples);
            ThrowIfNotWork(round.QueryWorkBits);
            ThrowIfNotWork(round.FoldingWorkBits);
            ArgumentOutOfRangeException.ThrowIfNegative(FinalVariables);
            ArgumentOutOfRangeException.ThrowIfLessThan(FinalVariables + round.LogInverseRate, LogDomainMin);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(FinalVariables + round.LogInverseRate, KoalaBear.TwoAdicity);
            ArgumentOutOfRangeException.ThrowIfNegative(round.CapHeight);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(round.CapHeight, FinalVariables + round.LogInverseRate);
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

    /// <summary>Up to 24 bits of an element of F are uniform, for p − 1 is a multiple of 2^24; a shift by 32 would ask for no work at all.</summary>
    private static void ThrowIfNotWork(int bits)
    {
        if (bits == 0)
            return;
        ArgumentOutOfRangeException.ThrowIfLessThan(bits, WorkBitsMin);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bits, KoalaBear.TwoAdicity);
    }
}
