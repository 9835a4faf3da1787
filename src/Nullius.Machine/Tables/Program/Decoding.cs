using Nullius.Constraints;
using Nullius.Fields;

namespace Nullius.Machine;

/// <summary>Derives the cells of a row of <see cref="DecodeTable"/> from mode, place, bits and carries.</summary>
/// <param name="layout">Where the columns are.</param>
/// <param name="cells">Receives the derived cells.</param>
/// <param name="values">All cells of the row; derived ones are read only after they are defined.</param>
/// <remarks>Every cell is a polynomial of degree at most 3 in earlier ones, and zero when the row is zero. Spec §6.22.</remarks>
internal sealed partial class Decoding<T, TCells>(DecodeColumns layout, T[] values, TCells cells)
    where T : struct, IRing<T>
    where TCells : struct, IDerivedCells<T>
{
    private TCells _cells = cells;

    private T Real => values[layout.Real];

    private T Mode => values[layout.Mode];

    /// <summary>Derives everything, in an order in which each cell needs earlier ones only.</summary>
    public void Derive()
    {
        DeriveOpcode();
        DeriveFields();
        DeriveGroups();
        Define(layout.Operation, OperationOfRegisters() + OperationOfImmediates() + OperationOfTheRest());
        DeriveTarget();
    }

    private static T Constant(int value) => value < 0 ? -T.FromCanonical((uint)-value) : T.FromCanonical((uint)value);

    /// <summary>1 when any of three bits is 1.</summary>
    private static T Any(T first, T second, T third) => T.One - ((T.One - first) * (T.One - second) * (T.One - third));

    private T Bit(int index) => values[layout.Bits[index]];

    private T NotBit(int index) => T.One - Bit(index);

    private T Opcode(OpcodeIndex opcode) => values[layout.Opcode[(int)opcode]];

    private T Group(GroupIndex group) => values[layout.Group[(int)group]];

    /// <summary>1 when funct3 has that value.</summary>
    private T Function(int value)
    {
        if (value > 0)
            return values[layout.Function[value - 1]];
        T sum = Real;
        for (int other = 0; other < layout.Function.Count; other++)
            sum -= values[layout.Function[other]];
        return sum;
    }

    private T AnyFunction(params ReadOnlySpan<int> functions)
    {
        T sum = T.Zero;
        foreach (int function in functions)
            sum += Function(function);
        return sum;
    }

    private void Define(int column, T value) => values[column] = _cells.Define(column, value);

    private void DeriveOpcode()
    {
        Define(layout.OpcodeEnds, Real * Bit(0) * Bit(1));
        T ends = values[layout.OpcodeEnds];
        Define(layout.OpcodeHigh[0], ends * NotBit(6) * NotBit(5));
        Define(layout.OpcodeHigh[1], ends * NotBit(6) * Bit(5));
        Define(layout.OpcodeHigh[2], ends * Bit(6) * Bit(5));
        Define(layout.OpcodeLow[0], Real * NotBit(3) * NotBit(2));
        Define(layout.OpcodeLow[1], Real * NotBit(3) * Bit(2));
        Define(layout.OpcodeLow[2], Real * Bit(3) * NotBit(2));
        Define(layout.OpcodeLow[3], Real * Bit(3) * Bit(2));
        DefineOpcode(OpcodeIndex.Load, 0, 0, 0);
        DefineOpcode(OpcodeIndex.Custom, 0, 0, 2);
        DefineOpcode(OpcodeIndex.Fence, 0, 0, 3);
        DefineOpcode(OpcodeIndex.Immediate, 0, 1, 0);
        DefineOpcode(OpcodeIndex.Auipc, 0, 1, 1);
        DefineOpcode(OpcodeIndex.ImmediateWord, 0, 1, 2);
        DefineOpcode(OpcodeIndex.Store, 1, 0, 0);
        DefineOpcode(OpcodeIndex.Register, 1, 1, 0);
        DefineOpcode(OpcodeIndex.Lui, 1, 1, 1);
        DefineOpcode(OpcodeIndex.RegisterWord, 1, 1, 2);
        DefineOpcode(OpcodeIndex.Branch, 2, 0, 0);
        DefineOpcode(OpcodeIndex.Jalr, 2, 0, 1);
        DefineOpcode(OpcodeIndex.Jal, 2, 0, 3);
        DefineOpcode(OpcodeIndex.System, 2, 1, 0);
    }

    /// <summary>An opcode from the pattern of bits 6–5, bit 4 and the pattern of bits 3–2.</summary>
    private void DefineOpcode(OpcodeIndex opcode, int high, int bit4, int low) => Define(
        layout.Opcode[(int)opcode],
        values[layout.OpcodeHigh[high]] * (bit4 == 1 ? Bit(4) : NotBit(4)) * values[layout.OpcodeLow[low]]);

    private void DeriveFields()
    {
        for (int function = 1; function < 8; function++)
        {
            Define(
                layout.Function[function - 1],
                ((function & 1) != 0 ? Bit(12) : NotBit(12))
                    * ((function & 2) != 0 ? Bit(13) : NotBit(13))
                    * ((function & 4) != 0 ? Bit(14) : NotBit(14)));
        }

        DefineAny(layout.HighNonzero, 26, 27, 28, 29, 31);
        T highZero = Real - values[layout.HighNonzero[1]];
        Define(layout.Function6[0], highZero * NotBit(30));
        Define(layout.Function6[1], highZero * Bit(30));
        Define(layout.Function7[0], Function6(false) * NotBit(25));
        Define(layout.Function7[1], Function6(true) * NotBit(25));
        DefineAny(layout.RdNonzero, 7, 8, 9, 10, 11);
        DefineAny(layout.Rs1Nonzero, 15, 16, 17, 18, 19);
        Define(layout.Rs2HighNonzero[0], Any(Bit(21), Bit(22), Bit(23)));
        Define(layout.Rs2HighNonzero[1], Any(values[layout.Rs2HighNonzero[0]], Bit(24), T.Zero));
        Define(layout.Plain[0], (Real - values[layout.RdNonzero[1]]) * FunctionZero);
        Define(layout.Plain[1], values[layout.Plain[0]] * (Real - values[layout.Rs2HighNonzero[1]]));
        Define(layout.Plain[2], values[layout.Plain[1]] * NotBit(20));
    }

    private void DefineAny(ColumnRange columns, int bit0, int bit1, int bit2, int bit3, int bit4)
    {
        Define(columns[0], Any(Bit(bit0), Bit(bit1), Bit(bit2)));
        Define(columns[1], Any(values[columns[0]], Bit(bit3), Bit(bit4)));
    }

    /// <summary>1 when funct6 is 0x00 or, if alternate, 0x10.</summary>
    private T Function6(bool isAlternate) => values[layout.Function6[isAlternate ? 1 : 0]];

    /// <summary>1 when funct7 is 0x00.</summary>
    private T FunctionZero => values[layout.Function7[0]];

    /// <summary>1 when funct7 is 0x01.</summary>
    private T FunctionOne => Function6(false) - FunctionZero;

    /// <summary>1 when funct7 is 0x20.</summary>
    private T FunctionAlternate => values[layout.Function7[1]];

    /// <summary>1 when rd and funct7 are zero.</summary>
    private T PlainRegisters => values[layout.Plain[0]];

    /// <summary>1 when rd and funct7 are zero and rs2 is 0 or 1.</summary>
    private T PlainBit => values[layout.Plain[1]];

    /// <summary>1 when rd, rs2 and funct7 are zero.</summary>
    private T PlainZero => values[layout.Plain[2]];
}
