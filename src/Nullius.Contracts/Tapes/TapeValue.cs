using Nullius.Fields;

namespace Nullius.Contracts.Tapes;

/// <summary>A value of a recording: a constant, which no step computes, or a column or step of a recorder.</summary>
internal readonly struct TapeValue : IRing<TapeValue>
{
    private readonly TapeRecorder? _recorder;
    private readonly KoalaBear _constant;

    public TapeValue(TapeRecorder recorder, int number)
    {
        _recorder = recorder;
        Number = number;
    }

    private TapeValue(KoalaBear constant) => _constant = constant;

    public static TapeValue Zero => default;

    public static TapeValue One => new(KoalaBear.One);

    /// <summary>The number of the column, or of the step plus the number of columns; 0 for a constant.</summary>
    public int Number { get; }

    public static TapeValue FromCanonical(uint value) => new(KoalaBear.FromCanonical(value));

    public bool TryGetConstant(out KoalaBear constant)
    {
        constant = _constant;
        return _recorder is null;
    }

    public static TapeValue operator +(TapeValue left, TapeValue right)
    {
        if ((left._recorder ?? right._recorder) is not { } recorder)
            return new TapeValue(left._constant + right._constant);
        return left.IsZero ? right : right.IsZero ? left : recorder.Record(TapeOperation.Sum, left, right);
    }

    public static TapeValue operator -(TapeValue left, TapeValue right)
    {
        if ((left._recorder ?? right._recorder) is not { } recorder)
            return new TapeValue(left._constant - right._constant);
        return right.IsZero ? left : recorder.Record(TapeOperation.Difference, left, right);
    }

    public static TapeValue operator -(TapeValue value) => Zero - value;

    public static TapeValue operator *(TapeValue left, TapeValue right)
    {
        if ((left._recorder ?? right._recorder) is not { } recorder)
            return new TapeValue(left._constant * right._constant);
        if (left.IsZero || right.IsZero)
            return Zero;
        return left.IsOne ? right : right.IsOne ? left : recorder.Record(TapeOperation.Product, left, right);
    }

    private bool IsZero => _recorder is null && _constant.IsZero;

    private bool IsOne => _recorder is null && _constant == KoalaBear.One;
}
