using Nullius.Fields;
using Nullius.Tracing;
using Xunit;

namespace Nullius.Machine.Tests;

public sealed class KeccakTableTests
{
    // Keccak-f[1600] of the zero state, applied once and twice (the Keccak team's known answers).
    private static readonly ulong[] Once =
    [
        0xF1258F7940E1DDE7, 0x84D5CCF933C0478A, 0xD598261EA65AA9EE, 0xBD1547306F80494D, 0x8B284E056253D057,
        0xFF97A42D7F8E6FD4, 0x90FEE5A0A44647C4, 0x8C5BDA0CD6192E76, 0xAD30A6F71B19059C, 0x30935AB7D08FFC64,
        0xEB5AA93F2317D635, 0xA9A6E6260D712103, 0x81A57C16DBCF555F, 0x43B831CD0347C826, 0x01F22F1A11A5569F,
        0x05E5635A21D9AE61, 0x64BEFEF28CC970F2, 0x613670957BC46611, 0xB87C5A554FD00ECB, 0x8C3EE88A1CCF32C8,
        0x940C7922AE3A2614, 0x1841F924A2C509E4, 0x16F53526E70465C2, 0x75F644E97F30A13B, 0xEAF1FF7B5CECA249,
    ];

    private static readonly ulong[] Twice =
    [
        0x2D5C954DF96ECB3C, 0x6A332CD07057B56D, 0x093D8D1270D76B6C, 0x8A20D9B25569D094, 0x4F9C4F99E5E7F156,
        0xF957B9A2DA65FB38, 0x85773DAE1275AF0D, 0xFAF4F247C3D810F7, 0x1F1B9EE6F79A8759, 0xE4FECC0FEE98B425,
        0x68CE61B6B9CE68A1, 0xDEEA66C4BA8F974F, 0x33C43D836EAFB1F5, 0xE00654042719DBD9, 0x7CF8A9F009831265,
        0xFD5449A6BF174743, 0x97DDAD33D8994B40, 0x48EAD5FC5D0BE774, 0xE3B8C8EE55B7B03C, 0x91A0226E649E42E9,
        0x900E3129E7BADD7B, 0x202A9EC5FAA3CCE8, 0x5B3402464E1C3DB6, 0x609F4E62A44C1059, 0x20D06CD26A8FBF5C,
    ];

    private static (ulong[] Old, ulong[] New, ulong[] Constant)[] KnownAnswers() => [(new ulong[25], [.. Once], []), ([.. Once], [.. Twice], [])];

    private static (PrecompileCalls Calls, TracedTable Call, TracedTable Rounds, TracedTable Constants) Trace(
        (ulong[] Old, ulong[] New, ulong[] Constant)[] answers)
    {
        PrecompileCalls calls = Calls.Create(answers);
        return (
            calls,
            new TracedTable(KeccakTracer.Calls(new KeccakCallTable(), calls, new LookupCounts())),
            new TracedTable(KeccakTracer.Rounds(new KeccakRoundTable(), calls)),
            new TracedTable(KeccakTracer.Constants(new KeccakConstantsTable(), calls)));
    }

    [Fact]
    public void PermutesAsTheKnownAnswersSay()
    {
        (ulong[], ulong[], ulong[])[] answers = KnownAnswers();
        (PrecompileCalls calls, TracedTable call, TracedTable rounds, TracedTable constants) = Trace(answers);
        Assert.Empty(Calls.Check(PrecompileKind.KeccakF, calls, answers, call, rounds, constants));
    }

    [Fact]
    public void RejectsAnotherResult()
    {
        (ulong[] Old, ulong[] New, ulong[] Constant)[] answers = KnownAnswers();
        answers[0].New[24] ^= 1;
        (PrecompileCalls calls, TracedTable call, TracedTable rounds, TracedTable constants) = Trace(answers);
        Assert.NotEmpty(Calls.Check(PrecompileKind.KeccakF, calls, answers, call, rounds, constants));
    }

    [Fact]
    public void RejectsRoundsInAnotherOrder()
    {
        (ulong[], ulong[], ulong[])[] answers = KnownAnswers();
        (PrecompileCalls calls, TracedTable call, TracedTable rounds, TracedTable constants) = Trace(answers);
        int round = ((KeccakRoundTable)rounds.Trace.Table).Round;
        (rounds.Trace[3, round], rounds.Trace[4, round]) = (rounds.Trace[4, round], rounds.Trace[3, round]);
        Assert.NotEmpty(Calls.Check(PrecompileKind.KeccakF, calls, answers, call, rounds, constants));
    }

    [Fact]
    public void RejectsFewerRounds()
    {
        (ulong[], ulong[], ulong[])[] answers = KnownAnswers();
        (PrecompileCalls calls, TracedTable call, TracedTable rounds, TracedTable constants) = Trace(answers);
        var table = (KeccakRoundTable)rounds.Trace.Table;
        rounds.Trace[23, table.Real] = KoalaBear.Zero;
        Assert.NotEmpty(Calls.Check(PrecompileKind.KeccakF, calls, answers, call, rounds, constants));
    }

    [Fact]
    public void EveryColumnOfTheRoundsIsPinned() => CellAdversary.AssertPinned(Trace(KnownAnswers()).Rounds, [1]);

    [Fact]
    public void EveryColumnOfTheCallIsPinned() => CellAdversary.AssertPinned(Trace(KnownAnswers()).Call, [0, 1]);

    [Fact]
    public void EveryColumnOfTheConstantsIsPinned() =>
        CellAdversary.AssertPinned(Trace(KnownAnswers()).Constants, Enumerable.Range(0, KeccakLayout.Rounds));

    [Fact]
    public void RowsOfTheConstantsBeyondTheLastRoundProvideNothing()
    {
        TracedTable constants = Trace(KnownAnswers()).Constants;
        for (int row = KeccakLayout.Rounds; row < constants.Trace.Height; row++)
        {
            var balance = new Balance();
            Assert.Empty(constants.CheckRow(row, [KoalaBear.FromCanonical(5)], balance));
            Assert.Empty(balance.Unbalanced);
        }
    }

    [Fact]
    public void CommitsFewCellsForAPermutation()
    {
        int cells = new KeccakCallTable().Width + (KeccakLayout.Rounds * new KeccakRoundTable().Width);
        Assert.InRange(cells, 1, 60_000);
    }
}
