using Nullius.Constraints;
using Nullius.Machine;
using Nullius.Riscv;

namespace Nullius.Tracing;

/// <summary>Fills the instruction tables from the trace of a segment. The result does not depend on the number of workers.</summary>
public sealed class InstructionTracer
{
    private readonly InstructionTables _tables;
    private readonly int[] _indexOfOperation;
    private readonly int _misalignedLoad;
    private readonly int _misalignedStore;
    private readonly int _accessFault;

    public InstructionTracer(InstructionTables tables)
    {
        ArgumentNullException.ThrowIfNull(tables);
        _tables = tables;
        _indexOfOperation = [.. Enumerable.Range(0, OperationNumber.Count).Select(operation => IndexOf(tables.Of(operation)))];
        _misalignedLoad = IndexOf(tables.MisalignedLoad);
        _misalignedStore = IndexOf(tables.MisalignedStore);
        _accessFault = IndexOf(tables.AccessFault);
    }

    /// <summary>The traces in the order of <see cref="InstructionTables.All"/>; lookups are added to <paramref name="counts"/>.</summary>
    public IReadOnlyList<TableTrace> Trace(SegmentTrace segment, LookupCounts counts, int workers, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(segment);
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentOutOfRangeException.ThrowIfLessThan(workers, 1);
        int tableCount = _tables.All.Count;
        var tableOfCycle = new byte[segment.Cycles];
        var rows = new int[workers][];
        var options = new ParallelOptions { MaxDegreeOfParallelism = workers, CancellationToken = cancellationToken };
        Parallel.For(0, workers, options, worker => rows[worker] = Classify(segment, tableOfCycle, Part(segment, worker, workers)));

        // The first row of each worker in each table: its cycles follow those of the workers before it.
        var heights = new int[tableCount];
        foreach (int[] counted in rows)
        {
            for (int table = 0; table < tableCount; table++)
                (counted[table], heights[table]) = (heights[table], heights[table] + counted[table]);
        }

        TableTrace[] traces = [.. _tables.All.Select((table, index) => new TableTrace(table, heights[index]))];
        Parallel.For(0, workers, options, worker =>
        {
            var own = new LookupCounts();
            Fill(segment, tableOfCycle, Part(segment, worker, workers), traces, rows[worker], own, cancellationToken);
            lock (counts)
                counts.Add(own);
        });
        return traces;
    }

    private static Range Part(SegmentTrace segment, int worker, int workers) =>
        (int)((long)segment.Cycles * worker / workers)..(int)((long)segment.Cycles * (worker + 1) / workers);

    private int IndexOf(InstructionTable table) => _tables.All.Index().First(entry => entry.Item == table).Index;

    private int[] Classify(SegmentTrace segment, byte[] tableOfCycle, Range cycles)
    {
        var counted = new int[_tables.All.Count];
        for (int cycle = cycles.Start.Value; cycle < cycles.End.Value; cycle++)
        {
            int table = IndexOf(new CpuStep(segment, cycle));
            tableOfCycle[cycle] = (byte)table;
            counted[table]++;
        }

        return counted;
    }

    private int IndexOf(in CpuStep step)
    {
        Operation operation = step.Operation;
        int bytes = Operations.AccessBytes(operation);
        if (bytes == 0)
            return _indexOfOperation[(int)operation];
        if (!step.Has(AccessKinds.Memory))
            return _accessFault;
        if ((step.EffectiveAddress & (ulong)(bytes - 1)) == 0)
            return _indexOfOperation[(int)operation];
        return operation < Operation.Sb ? _misalignedLoad : _misalignedStore;
    }

    private void Fill(
        SegmentTrace segment,
        byte[] tableOfCycle,
        Range cycles,
        TableTrace[] traces,
        int[] nextRow,
        LookupCounts counts,
        CancellationToken cancellationToken)
    {
        const int CancellationMask = (1 << 16) - 1;
        for (int cycle = cycles.Start.Value; cycle < cycles.End.Value; cycle++)
        {
            if ((cycle & CancellationMask) == 0)
                cancellationToken.ThrowIfCancellationRequested();
            int index = tableOfCycle[cycle];
            var step = new CpuStep(segment, cycle);
            var row = new RowWriter(traces[index], nextRow[index]++, counts);
            InstructionTable table = _tables.All[index];
            row[table.Clock] = step.Clock;
            row[table.ProgramCounter] = step.ProgramCounter;
            Fill(table, row, in step);
        }
    }

    private static void Fill(InstructionTable table, RowWriter row, in CpuStep step)
    {
        switch (table)
        {
            case AddTable add: ArithmeticRows.Fill(add, row, in step); break;
            case AddImmediateTable addImmediate: ArithmeticRows.Fill(addImmediate, row, in step); break;
            case BitwiseTable bitwise: ArithmeticRows.Fill(bitwise, row, in step); break;
            case ShiftTable shift: ShiftRows.Fill(shift, row, in step); break;
            case CompareTable compare: ComparisonRows.Fill(compare, row, in step); break;
            case BranchTable branch: ComparisonRows.Fill(branch, row, in step); break;
            case JumpTable jump: JumpRows.Fill(jump, row, in step); break;
            case JumpRegisterTable jumpRegister: JumpRows.Fill(jumpRegister, row, in step); break;
            case LoadTable load: AccessRows.Fill(load, row, in step); break;
            case StoreTable store: AccessRows.Fill(store, row, in step); break;
            case MisalignedLoadTable load: MisalignedRows.Fill(load, row, in step); break;
            case MisalignedStoreTable store: MisalignedRows.Fill(store, row, in step); break;
            case AccessFaultTable fault: SystemRows.Fill(fault, row, in step); break;
            case MultiplyTable multiply: MultiplyRows.Fill(multiply, row, in step); break;
            case MultiplyHighTable multiplyHigh: MultiplyRows.Fill(multiplyHigh, row, in step); break;
            case DivideTable divide: DivideRows.Fill(divide, row, in step); break;
            case SystemTable system: SystemRows.Fill(system, row, in step); break;
            case PrecompileCallTable call: SystemRows.Fill(call, row, in step); break;
            default: throw new InvalidOperationException($"no filler for table {table.Name}");
        }
    }
}
