using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace Nullius.Constraints;

/// <summary>The digest that binds a proof to a constraint system (Spec §3.6).</summary>
public static class SystemDigest
{
    /// <summary>SHA-256 of the canonical bytes, as sixteen 16-bit little-endian limbs.</summary>
    public static IReadOnlyList<uint> Compute(ConstraintSystem system)
    {
        byte[] hash = SHA256.HashData(ToBytes(system));
        var limbs = new uint[16];
        for (int index = 0; index < limbs.Length; index++)
            limbs[index] = BinaryPrimitives.ReadUInt16LittleEndian(hash.AsSpan(2 * index));
        return limbs;
    }

    /// <summary>The canonical bytes.</summary>
    public static byte[] ToBytes(ConstraintSystem system)
    {
        var writer = new ArrayBufferWriter<byte>();
        Write(writer, system.Name);
        Write(writer, system.PublicValueCount);
        Write(writer, system.Tables.Count);
        foreach (CompiledTable table in system.Tables)
            Write(writer, table);
        Write(writer, system.Boundary.Tape);
        Write(writer, system.Boundary.Interactions);
        return writer.WrittenSpan.ToArray();
    }

    private static void Write(ArrayBufferWriter<byte> writer, CompiledTable table)
    {
        Write(writer, table.Table.Name);
        Write(writer, table.Table.Width);
        WriteHeight(writer, table.Table);
        Write(writer, table.Table.FixedColumns.Count);
        foreach (FixedColumn column in table.Table.FixedColumns)
        {
            Write(writer, column.Description.Count);
            foreach (uint value in column.Description)
                Write(writer, (int)value);
        }

        Write(writer, table.Tape);
        Write(writer, table.Constraints.Count);
        foreach (CompiledConstraint constraint in table.Constraints)
            Write(writer, constraint.Step);
        Write(writer, table.Interactions);
    }

    private static void WriteHeight(ArrayBufferWriter<byte> writer, Table table)
    {
        if (table.FixedHeight is not { } height)
        {
            Write(writer, -1);
        }
        else if (table.PreprocessedCount == 0 && BitOperations.IsPow2(height))
        {
            Write(writer, BitOperations.Log2((uint)height));
        }
        else
        {
            Write(writer, -2);
            Write(writer, height);
            Write(writer, table.PreprocessedCount);
        }
    }

    private static void Write(ArrayBufferWriter<byte> writer, Tape tape)
    {
        Write(writer, tape.Length);
        foreach (TapeStep step in tape.Steps)
        {
            Write(writer, (int)step.Kind);
            Write(writer, (int)step.Value);
            Write(writer, step.Left);
            Write(writer, step.Right);
        }
    }

    private static void Write(ArrayBufferWriter<byte> writer, IReadOnlyList<CompiledInteraction> interactions)
    {
        Write(writer, interactions.Count);
        foreach (CompiledInteraction interaction in interactions)
        {
            Write(writer, interaction.Bus.Index);
            Write(writer, interaction.IsSend ? 1 : 0);
            Write(writer, interaction.Bus.Kind == BusKind.Wire ? 2 : interaction.IsProvider ? 1 : 0);
            Write(writer, interaction.Multiplicity);
            Write(writer, interaction.Tuple.Count);
            foreach (int step in interaction.Tuple)
                Write(writer, step);
        }
    }

    private static void Write(ArrayBufferWriter<byte> writer, string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        Write(writer, bytes.Length);
        writer.Write(bytes);
    }

    private static void Write(ArrayBufferWriter<byte> writer, int value)
    {
        BinaryPrimitives.WriteInt32LittleEndian(writer.GetSpan(4), value);
        writer.Advance(4);
    }
}
