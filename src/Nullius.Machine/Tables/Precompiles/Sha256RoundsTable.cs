using Nullius.Constraints;

namespace Nullius.Machine;

/// <summary>
/// Four rounds of SHA-256 in a row, sixteen rows to a compression. The rows of a compression are linked by two tokens keyed by the clock of
/// the call and the step: the eight words, and sums for the next sixteen words of the message schedule.
/// </summary>
/// <remarks>Spec §6.23. Sums are not reduced until their word is due, in the row that uses it.</remarks>
public sealed class Sha256RoundsTable : Table
{
    /// <summary>Rounds in a row.</summary>
    public const int StepRounds = 4;

    /// <summary>Rows of a compression.</summary>
    public const int Steps = Sha256Constants.Rounds / StepRounds;

    /// <summary>Words of the message schedule whose sums are under way.</summary>
    public const int Window = 16;

    public Sha256RoundsTable()
        : base("sha256 rounds")
    {
        Real = Column("real");
        Clock = Column("clock");
        Step = Column("step");
        From = Column("from step", Sha256ConstantsTable.Flags);
        Constants = Column("round constant", 2 * StepRounds);
        for (int word = 0; word < 3; word++)
        {
            OldA[word] = Column($"word {"abc"[word]}", 32);
            OldE[word] = Column($"word {"efg"[word]}", 32);
        }

        LastA = Column("word d", 2);
        LastE = Column("word h", 2);
        for (int round = 0; round < StepRounds; round++)
        {
            NewA[round] = Column($"new a {round}", 32);
            NewE[round] = Column($"new e {round}", 32);
            CarryA[round] = Column($"carry of new a {round}", 4);
            CarryE[round] = Column($"carry of new e {round}", 6);
            Message[round] = Column($"schedule word {round}", 32);
            CarryMessage[round] = Column($"carry of schedule word {round}", 4);
            Sigma0[round] = Column($"sigma0 of word {round}", 2);
            Sigma1[round] = Column($"sigma1 of word {round}", 2);
        }

        Sums = Column("schedule sum", 2 * Window);
    }

    public int Real { get; }

    /// <summary>The clock of the call, which names the compression.</summary>
    public int Clock { get; }

    /// <summary>0–15.</summary>
    public int Step { get; }

    /// <summary>Flag i is 1 in the steps from i + 1 on.</summary>
    public ColumnRange From { get; }

    /// <summary>Low and high limbs of the round constants.</summary>
    public ColumnRange Constants { get; }

    /// <summary>Bits of a, b, c at the start.</summary>
    public ColumnRange[] OldA { get; } = new ColumnRange[3];

    /// <summary>Bits of e, f, g at the start.</summary>
    public ColumnRange[] OldE { get; } = new ColumnRange[3];

    /// <summary>Limbs of d at the start.</summary>
    public ColumnRange LastA { get; }

    /// <summary>Limbs of h at the start.</summary>
    public ColumnRange LastE { get; }

    /// <summary>Bits of a after each round.</summary>
    public ColumnRange[] NewA { get; } = new ColumnRange[StepRounds];

    /// <summary>Bits of e after each round.</summary>
    public ColumnRange[] NewE { get; } = new ColumnRange[StepRounds];

    /// <summary>Two bits of one plus the carry of each limb.</summary>
    public ColumnRange[] CarryA { get; } = new ColumnRange[StepRounds];

    /// <summary>Three bits of the carry of each limb.</summary>
    public ColumnRange[] CarryE { get; } = new ColumnRange[StepRounds];

    /// <summary>Bits of the words of the schedule.</summary>
    public ColumnRange[] Message { get; } = new ColumnRange[StepRounds];

    /// <summary>Two bits of the carry of each limb.</summary>
    public ColumnRange[] CarryMessage { get; } = new ColumnRange[StepRounds];

    /// <summary>Limbs of σ0 of the words.</summary>
    public ColumnRange[] Sigma0 { get; } = new ColumnRange[StepRounds];

    /// <summary>Limbs of σ1 of the words.</summary>
    public ColumnRange[] Sigma1 { get; } = new ColumnRange[StepRounds];

    /// <summary>Limbs of the sums for this and the following words of the schedule.</summary>
    public ColumnRange Sums { get; }

    public override void Define(TableBuilder row)
    {
        // Newest first: a, b, c, d and e, f, g, h; each round puts a word in front.
        var first = new List<Sha256Word>(OldA.Select(columns => Word(row, columns))) { Limbs(row, LastA) };
        var second = new List<Sha256Word>(OldE.Select(columns => Word(row, columns))) { Limbs(row, LastE) };
        Sha256Word[] message = [.. Message.Select(columns => Word(row, columns))];

        row.Lookup(Buses.Sha256Constants, row[Real], [row[Step], .. row.All(From), .. row.All(Constants)]);
        Pass(row, isSend: false, row[Step], first, second, row.All(Sums));
        for (int round = 0; round < StepRounds; round++)
        {
            DefineMessage(row, round, message);
            (Sha256Word a, Sha256Word e) = DefineRound(row, round, first, second, message[round]);
            first.Insert(0, a);
            second.Insert(0, e);
        }

        Pass(row, isSend: true, row[Step] + 1, first, second, NextSums(row, message));
    }

    private void Pass(
        TableBuilder row, bool isSend, Expression step, List<Sha256Word> first, List<Sha256Word> second, Expression[] sums)
    {
        Expression[] words = [.. first.Take(4).Concat(second.Take(4)).SelectMany(word => (Expression[])[word.Low, word.High])];
        Expression[] state = [row[Clock], step, .. words, .. sums[..(2 * StepRounds)]];
        Expression[] schedule = [row[Clock], step, .. sums[(2 * StepRounds)..]];
        if (isSend)
        {
            row.Send(Buses.Sha256State, row[Real], state);
            row.Send(Buses.Sha256Schedule, row[Real], schedule);
        }
        else
        {
            row.Receive(Buses.Sha256State, row[Real], state);
            row.Receive(Buses.Sha256Schedule, row[Real], schedule);
        }
    }

    private (Sha256Word NewA, Sha256Word NewE) DefineRound(
        TableBuilder row, int round, List<Sha256Word> first, List<Sha256Word> second, Sha256Word message)
    {
        Sha256Word newA = Word(row, NewA[round]);
        Sha256Word newE = Word(row, NewE[round]);
        Sha256Word sum1 = second[0].Sigma(6, 11, 25, isShift: false);
        Sha256Word choice = Sha256Word.Choose(second[0], second[1], second[2]);
        Sha256Word sum0 = first[0].Sigma(2, 13, 22, isShift: false);
        Sha256Word majority = Sha256Word.Majority(first[0], first[1], first[2]);
        Sha256Word d = first[3];
        Sha256Word h = second[3];
        Expression carryE = Expression.Zero;
        Expression carryA = Expression.Zero;
        for (int limb = 0; limb < 2; limb++)
        {
            // e' = d + h + Σ1(e) + Ch(e, f, g) + K + W and a' = e' − d + Σ0(a) + Maj(a, b, c), modulo 2^32.
            Expression sumE = d.Limb(limb) + h.Limb(limb) + sum1.Limb(limb) + choice.Limb(limb)
                + row[Constants, (2 * round) + limb] + message.Limb(limb) + carryE;
            carryE = Bits(row, CarryE[round], 3 * limb, 3);
            row.AssertEqual($"new e {round}, limb {limb}", sumE, newE.Limb(limb) + ((1 << 16) * carryE));

            Expression sumA = newE.Limb(limb) - d.Limb(limb) + sum0.Limb(limb) + majority.Limb(limb) + carryA;
            carryA = Bits(row, CarryA[round], 2 * limb, 2) - row[Real];
            row.AssertEqual($"new a {round}, limb {limb}", sumA, newA.Limb(limb) + ((1 << 16) * carryA));
        }

        return (newA, newE);
    }

    /// <summary>Words 0–15 are the block, whose limbs are the bytes in memory order; the others are the sums of the schedule.</summary>
    private void DefineMessage(TableBuilder row, int round, Sha256Word[] message)
    {
        Sha256Word word = message[round];
        Sha256Word sigma0 = word.Sigma(7, 18, 3, isShift: true);
        Sha256Word sigma1 = word.Sigma(17, 19, 10, isShift: true);
        Expression isScheduled = row[From, 3];
        Expression carry = Expression.Zero;
        for (int limb = 0; limb < 2; limb++)
        {
            row.AssertEqual($"sigma0 of word {round}, limb {limb}", row[Sigma0[round], limb], sigma0.Limb(limb));
            row.AssertEqual($"sigma1 of word {round}, limb {limb}", row[Sigma1[round], limb], sigma1.Limb(limb));
            Expression sum = row[Sums, (2 * round) + limb] + carry;
            if (round >= 2)
                sum += isScheduled * row[Sigma1[round - 2], limb];
            carry = Bits(row, CarryMessage[round], 2 * limb, 2);
            Expression value = word.SwappedLimb(limb) + (isScheduled * (word.Limb(limb) - word.SwappedLimb(limb)));
            row.AssertEqual($"schedule word {round}, limb {limb}", sum, value + ((1 << 16) * carry));
        }
    }

    /// <summary>W_u = W_{u−16} + σ0(W_{u−15}) + W_{u−7} + σ1(W_{u−2}) for u ≥ 16: adds the terms of this row's words.</summary>
    private Expression[] NextSums(TableBuilder row, Sha256Word[] message)
    {
        var next = new Expression[2 * Window];
        for (int limb = 0; limb < 2; limb++)
        {
            Expression Sigma0Of(int word) => row[Sigma0[word], limb];
            Expression Sigma1Of(int word) => row[Sigma1[word], limb];
            for (int word = 0; word < Window - StepRounds; word++)
                next[(2 * word) + limb] = row[Sums, (2 * (word + StepRounds)) + limb];
            for (int word = 0; word < StepRounds; word++)
                next[(2 * (word + 12)) + limb] = message[word].Limb(limb) + (word < 3 ? Sigma0Of(word + 1) : Expression.Zero);

            // Terms of words below 16 would fall on words of the block: the flags leave them out.
            next[(2 * 0) + limb] += row[From, 2] * Sigma1Of(2);
            next[(2 * 1) + limb] += row[From, 2] * Sigma1Of(3);
            next[(2 * 3) + limb] += row[From, 2] * message[0].Limb(limb);
            for (int word = 1; word < StepRounds; word++)
                next[(2 * (word + 3)) + limb] += row[From, 1] * message[word].Limb(limb);
            next[(2 * 11) + limb] += row[From, 0] * Sigma0Of(0);
        }

        return next;
    }

    private static Sha256Word Limbs(TableBuilder row, ColumnRange columns) => new(row[columns, 0], row[columns, 1]);

    private static Sha256Word Word(TableBuilder row, ColumnRange columns)
    {
        Expression[] bits = row.All(columns);
        foreach (Expression bit in bits)
            row.AssertBoolean("bit", bit);
        return new Sha256Word(bits);
    }

    private static Expression Bits(TableBuilder row, ColumnRange columns, int start, int count)
    {
        Expression[] bits = row.All(columns);
        for (int bit = start; bit < start + count; bit++)
            row.AssertBoolean("carry", bits[bit]);
        return BitArithmetic.Integer(bits, start, count);
    }
}
